package dev.verve.benchmarks;

import dev.verve.engine.Engine;
import dev.verve.engine.Row;

/** A race between different answers would mean nothing. */
final class Agreement {
  private Agreement() {}

  /** Both relations have as many scores, and the same sum of them. */
  static void ofScores(Engine engine, String ours, String theirs) {
    String totals = "select count(*) as n, sum(score) as total from ";
    Row first = engine.query(totals + ours).get(0);
    Row second = engine.query(totals + theirs).get(0);
    require(
        first.whole("n") == second.whole("n") && near(first.real("total"), second.real("total")),
        ours,
        theirs);
  }

  /** Both diagnoses say that the actions together brought the same. */
  static void ofDiagnosis(Engine engine, String theirs) {
    Row first =
        engine.query("select sum(part_to) - sum(part_from) as total from diagnosis_part").get(0);
    Row second = engine.query("select sum(total) as total from " + theirs).get(0);
    require(near(first.real("total"), second.real("total")), "diagnosis_part", theirs);
  }

  private static boolean near(double one, double other) {
    return Math.abs(one - other) <= 1e-6 * Math.max(1, Math.abs(other));
  }

  private static void require(boolean same, String ours, String theirs) {
    if (!same) {
      throw new IllegalStateException(ours + " and " + theirs + " are not the same answer");
    }
  }
}
