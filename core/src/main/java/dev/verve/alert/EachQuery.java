package dev.verve.alert;

import dev.verve.model.Band;
import dev.verve.model.Bands;
import dev.verve.model.ScoreModel;
import dev.verve.sql.SqlFile;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * The query of a rule on each user or account, over the scores of days. It looks back as many days
 * as the rule does, and a month more, within which a score between threshold and release keeps the
 * side that it was on.
 *
 * @param relation the query's name
 * @param days how far the rule looks back
 * @param parameters of the query, the scores and dates left out
 */
public record EachQuery(String relation, int days, Map<String, String> parameters) {
  private static final int MEMORY = 31;
  private static final String STAYED = "alert_stayed";

  /** Copies the parameters. */
  public EachQuery {
    parameters = Map.copyOf(parameters);
  }

  /**
   * The query of a trigger under a model.
   *
   * @throws IllegalArgumentException for a trigger on everybody together
   */
  public static EachQuery of(Trigger trigger, ScoreModel model) {
    if (trigger instanceof Trigger.Crosses crosses) {
      return crossed(crosses, model);
    }
    if (trigger instanceof Trigger.Falls falls) {
      return new EachQuery(
          "alert_fell",
          falls.days(),
          Map.of("points", String.valueOf(falls.points()), "days", String.valueOf(falls.days())));
    }
    if (trigger instanceof Trigger.Stays stays) {
      return new EachQuery(
          STAYED,
          stays.days(),
          Map.of(
              "below", String.valueOf(stays.below()),
              "days", String.valueOf(stays.days()),
              "before", String.valueOf(stays.days() - 1)));
    }
    throw new IllegalArgumentException("no trigger of each: " + trigger);
  }

  private static EachQuery crossed(Trigger.Crosses it, ScoreModel model) {
    Bands bands = model.bands();
    Band band = bands.list().get(Math.max(0, bands.indexOf(it.band())));
    return new EachQuery(
        "alert_crossed",
        it.days(),
        Map.of(
            "least", String.valueOf(band.least()),
            "release", String.valueOf(band.least() - model.hold()),
            "days", String.valueOf(it.days()),
            "before", String.valueOf(it.days() - 1),
            "side", it.direction() == Trigger.Direction.DOWN ? "0" : "1"));
  }

  /** The first day whose scores are needed to ask about a day. */
  public LocalDate reads(LocalDate first) {
    return first.minusDays(days + MEMORY);
  }

  /**
   * The query: {@code entity, day, score, band, score_before, band_before}, the gravest of each day
   * first.
   *
   * @param scores a query of {@code entity, day, score, band}
   * @param first the first day that is asked about
   * @param begin the first day of all scores
   */
  public String sql(String scores, LocalDate first, LocalDate begin) {
    Map<String, String> all = new HashMap<>(parameters);
    all.put("scores", scores);
    all.put("first", "date '" + first + "'");
    if (relation.equals(STAYED)) {
      all.put("begin", "date '" + begin + "'");
    }
    return SqlFile.render(relation, all);
  }
}
