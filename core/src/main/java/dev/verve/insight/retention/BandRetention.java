package dev.verve.insight.retention;

import static dev.verve.problem.Check.require;

import dev.verve.engine.Engine;
import dev.verve.engine.EventSpan;
import dev.verve.engine.Row;
import dev.verve.engine.ScoreRun;
import dev.verve.engine.Scored;
import dev.verve.model.Band;
import dev.verve.plan.BoundModel;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.sql.Bounds;
import dev.verve.sql.Names;
import dev.verve.sql.ScoreSql;
import dev.verve.sql.SqlFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Who stays, by the band in which a user stood at a date: active again, by any action of the model,
 * on one of the days after it. This is the outcome {@code retained_within} of a model. Everybody is
 * watched for all of these days, so that the bands compare.
 *
 * @param asOf the date of the bands
 * @param within days after it
 * @param bands each band in ascending order
 * @param warnings what a reader has to know, as sentences
 */
public record BandRetention(
    LocalDate asOf, int within, List<BandStay> bands, List<String> warnings) {
  private static final Names NAMES = new Names("_band");

  /** Below this a band's rate says little. */
  private static final int FEW = 30;

  public BandRetention {
    require(within >= 1, "within must be at least 1 day, was %s", within);
    bands = List.copyOf(bands);
    warnings = List.copyOf(warnings);
  }

  /** The last date whose users could be watched for so many days. */
  public static LocalDate latest(EventSpan span, int within) {
    return span.last().minusDays(within);
  }

  /**
   * Scores a date and looks at the days after it.
   *
   * @param run the model's score
   * @throws UserError where the days after the date reach beyond the events
   */
  public static BandRetention of(
      Engine engine, BoundModel model, EventSpan span, ScoreRun run, LocalDate asOf, int within) {
    if (asOf.isAfter(latest(span, within)) || asOf.isBefore(span.first())) {
      throw UserError.of(
          Place.option("--as-of " + asOf),
          "%d days after it are not within the events, which run from %s to %s"
              .formatted(within, span.first(), span.last()),
          "Take a date between %s and %s, or fewer days with --within."
              .formatted(span.first(), latest(span, within)));
    }
    Scored scored = run.prepare(asOf).at(asOf, NAMES);
    Map<String, Row> rows = new HashMap<>();
    String query =
        SqlFile.render(
            "retention_band",
            Map.of(
                "score",
                scored.names().score(),
                "acting",
                acting(new ScoreSql(model, engine.dialect()), model, asOf, within)));
    engine.query(query).forEach(row -> rows.put(row.string("band"), row));
    List<BandStay> bands = new ArrayList<>();
    for (Band band : model.model().bands().list()) {
      Row row = rows.get(band.name());
      bands.add(
          row == null
              ? new BandStay(band, 0, 0)
              : new BandStay(band, row.whole("users"), row.whole("stayed")));
    }
    return new BandRetention(asOf, within, bands, thin(bands));
  }

  private static String acting(ScoreSql sql, BoundModel model, LocalDate asOf, int within) {
    Bounds days = new Bounds(asOf.plusDays(1), asOf.plusDays(within));
    List<String> parts = new ArrayList<>();
    if (model.countsAmounts()) {
      parts.add("select entity from (" + sql.activity(days) + ") amounts");
    }
    if (model.countsDistinct()) {
      parts.add("select entity from (" + sql.activityItem(days) + ") items");
    }
    return "select distinct entity from (" + String.join("\nunion all\n", parts) + ") acts";
  }

  private static List<String> thin(List<BandStay> bands) {
    return bands.stream()
        .filter(stay -> stay.users() < FEW)
        .map(
            stay ->
                String.format(
                    Locale.ROOT,
                    "Band %s has %,d users, too few to read much from their rate.",
                    stay.band().name(),
                    stay.users()))
        .toList();
  }
}
