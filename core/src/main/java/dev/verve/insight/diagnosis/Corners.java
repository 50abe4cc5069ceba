package dev.verve.insight.diagnosis;

import dev.verve.sql.PointPairSql;
import java.util.Optional;

/**
 * Both dates under one model.
 *
 * @param from the earlier date
 * @param to the later date
 * @param points a query of the points of both side by side
 * @param scores the relation of both scores side by side, on one scale; empty where they stand
 *     apart
 */
record Corners(Stand from, Stand to, String points, Optional<String> scores) {
  /** Of two dates that stand apart. */
  static Corners of(Stand from, Stand to) {
    return new Corners(from, to, PointPairSql.of(from.point(), to.point()), Optional.empty());
  }
}
