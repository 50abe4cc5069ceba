package dev.verve.sql;

import dev.verve.model.FittedScale;
import dev.verve.model.Scale;
import dev.verve.plan.BoundModel;
import java.time.LocalDate;
import java.util.Map;

/**
 * Scores of two dates side by side, from points that stand side by side: each user is looked up
 * once for both, and needs no join to be compared. The columns of each date are null for those who
 * were not there.
 */
public final class ScorePairSql {
  private final BoundModel model;
  private final Dialect dialect;

  public ScorePairSql(BoundModel model, Dialect dialect) {
    this.model = model;
    this.dialect = dialect;
  }

  /**
   * Whether one row of everybody tells both dates: the population has one each, and the scale needs
   * nothing beside the raw points.
   */
  public static boolean takes(BoundModel model, Scale.Method method) {
    return !model.changesOverTime() && method != Scale.Method.PERCENTILE;
  }

  /**
   * Raw points of both dates.
   *
   * @param points a relation of points side by side, as {@link PointPairSql} tells them
   */
  public String raw(String points, LocalDate from, LocalDate to) {
    return SqlFile.render(
        "raw_pair",
        Map.of(
            "points", points,
            "there_from", PopulationSql.isThere(dialect, from),
            "there_to", PopulationSql.isThere(dialect, to)));
  }

  /**
   * Scores and bands of both dates.
   *
   * @param raw the query of {@link #raw}
   * @param scale one whose method {@link #takes} accepts
   */
  public String score(String raw, FittedScale scale) {
    return SqlFile.render(
        "score_pair",
        Map.of(
            "raw", raw,
            "score_from", ScaleSql.score(scale, "r.raw_from"),
            "score_to", ScaleSql.score(scale, "r.raw_to"),
            "band_from", ScaleSql.band(model.model().bands(), "score_from", dialect),
            "band_to", ScaleSql.band(model.model().bands(), "score_to", dialect)));
  }

  /**
   * A query of the raw points of one date, as {@link ScoreSql#raw} tells them.
   *
   * @param raw the query of {@link #raw}
   */
  public static String rawOf(String raw, Side side) {
    return "select entity, account, seats, %1$s as raw from (%2$s) pair where %1$s is not null"
        .formatted(side.of("raw"), raw);
  }

  /**
   * Relation {@code score} of one date.
   *
   * @param pairs the relation of {@link #score}
   */
  public static String scoreOf(String pairs, Side side) {
    return "select entity, account, seats, %1$s as raw, %2$s as score, %3$s as band from %4$s where %1$s is not null"
        .formatted(side.of("raw"), side.of("score"), side.of("band"), pairs);
  }
}
