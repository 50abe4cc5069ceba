package dev.verve.sql;

import dev.verve.model.Band;
import dev.verve.model.Bands;
import dev.verve.model.ScoreModel;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The band at a later date {@code t}, seen from the one at an earlier date {@code f}: by the
 * model's hold (hysteresis) a downward crossing counts only below the threshold less the hold.
 */
public final class HeldBand {
  private HeldBand() {}

  /** The band as an expression over {@code f.band}, {@code t.band} and {@code t.score}. */
  public static String sql(ScoreModel model, Dialect dialect) {
    Bands bands = model.bands();
    double hold = model.hold();
    if (hold == 0 || bands.list().size() == 1) {
      return "t.band";
    }
    StringBuilder cases = new StringBuilder("case");
    for (int i = bands.list().size() - 1; i > 0; i--) {
      Band band = bands.list().get(i);
      List<String> above = bands.names().subList(i, bands.names().size());
      cases.append(
          " when f.band in (%s) and t.score < %s and t.score >= %s then %s"
              .formatted(
                  above.stream().map(dialect::text).collect(Collectors.joining(", ")),
                  band.least(),
                  band.least() - hold,
                  dialect.text(band.name())));
    }
    return cases.append(" else t.band end").toString();
  }
}
