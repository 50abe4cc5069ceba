package dev.verve.engine;

import dev.verve.model.FittedScale;
import dev.verve.sql.Names;
import dev.verve.sql.PointPairSql;
import dev.verve.sql.ScorePairSql;
import dev.verve.sql.Side;
import java.util.Optional;

/** Two dates in relations that hold both, and the relations of each date as views of these. */
final class SideBySide {
  private final Engine engine;
  private final ScorePairSql sql;
  private final String points;
  private final String scores;
  private final Optional<String> raw;
  private boolean scored;

  /**
   * Two dates.
   *
   * @param points the relation of their points
   * @param scores the relation that their scores are to stand in
   * @param raw a query of their raw points; empty where each date finds its scores alone
   */
  SideBySide(Engine engine, ScorePairSql sql, String points, String scores, Optional<String> raw) {
    this.engine = engine;
    this.sql = sql;
    this.points = points;
    this.scores = scores;
    this.raw = raw;
  }

  /** The points of both dates. */
  String points() {
    return "select * from " + points;
  }

  /** The relation of both scores; empty where they stand apart. */
  Optional<String> scores() {
    return raw.map(pair -> scores);
  }

  /** A date's points. */
  void point(Names names, Side side) {
    engine.view(names.point(), PointPairSql.pointOf(points, side));
  }

  /** A query of a date's raw points; empty where this does not hold them. */
  Optional<String> raw(Side side) {
    return raw.map(pair -> ScorePairSql.rawOf(pair, side));
  }

  /** Whether it holds the scores of both dates beside the points. */
  boolean holdsScores() {
    return raw.isPresent();
  }

  /** A date's scores. */
  void score(Names names, Side side, FittedScale scale) {
    if (!scored) {
      engine.table(scores, sql.score(raw.orElseThrow(), scale));
      scored = true;
    }
    engine.view(names.score(), ScorePairSql.scoreOf(scores, side));
  }
}
