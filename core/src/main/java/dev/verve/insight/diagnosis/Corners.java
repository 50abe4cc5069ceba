package dev.verve.insight.diagnosis;

import dev.verve.sql.PointPairSql;

/**
 * Both dates under one model.
 *
 * @param from the earlier date
 * @param to the later date
 * @param points a query of the points of both side by side
 */
record Corners(Stand from, Stand to, String points) {
  /** Of two dates whose points stand apart. */
  static Corners of(Stand from, Stand to) {
    return new Corners(from, to, PointPairSql.of(from.point(), to.point()));
  }
}
