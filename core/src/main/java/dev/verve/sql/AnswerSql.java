package dev.verve.sql;

import dev.verve.model.Band;
import dev.verve.model.Bands;
import dev.verve.plan.BoundModel;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Queries over scores that have been made. */
public final class AnswerSql {
  private final BoundModel model;
  private final Dialect dialect;

  public AnswerSql(BoundModel model, Dialect dialect) {
    this.model = model;
    this.dialect = dialect;
  }

  /** Users and the sum of scores by band. */
  public String distribution(String relation) {
    return SqlFile.render("distribution", Map.of("score", relation));
  }

  /** Users by band before and after, with the model's hold. */
  public String movement(Names from, Names to) {
    return SqlFile.render(
        "movement", Map.of("from", from.score(), "to", to.score(), "held", held()));
  }

  /** The largest falls. */
  public String drops(Names from, Names to, int most) {
    return SqlFile.render(
        "drop",
        Map.of(
            "from", from.score(),
            "to", to.score(),
            "held", held(),
            "most", String.valueOf(most)));
  }

  /** Points and users by action. */
  public String tree(Names names) {
    return SqlFile.render("tree", Map.of("point", names.point()));
  }

  /** The band at the later date, seen from the band before. */
  private String held() {
    Bands bands = model.model().bands();
    double hold = model.model().hold();
    if (hold == 0) {
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
    return bands.list().size() == 1 ? "t.band" : cases.append(" else t.band end").toString();
  }
}
