package dev.verve.benchmarks;

import dev.verve.engine.Engine;
import dev.verve.engine.Row;
import dev.verve.insight.HistoryDay;
import java.util.List;

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

  /** Both histories have as many on all days together, and the same sum of their scores. */
  static void ofHistory(Engine engine, List<HistoryDay> ours) {
    Row theirs =
        engine
            .query(
                "select cast(sum(users) as double) as users, sum(total) as total from hand_history")
            .get(0);
    double users = 0;
    double total = 0;
    for (HistoryDay day : ours) {
      users += day.distribution().population();
      total += day.distribution().population() * day.distribution().average().orElse(0);
    }
    require(
        near(users, theirs.real("users")) && near(total, theirs.real("total")),
        "the history",
        "hand_history");
  }

  /**
   * Both diagnoses brought the same to each score at both dates, and count as many people in as
   * many cells with the same scores.
   */
  static void ofDiagnosis(Engine engine) {
    same(
        engine,
        "select sum(part_from) as total_from, sum(part_to) as total_to,"
            + " sum(part_from * part_from) as squares_from, sum(part_to * part_to) as squares_to,"
            + " sum(part_from * part_to) as products from diagnosis_part",
        "select sum(total0) as total_from, sum(total1) as total_to, sum(squares0) as squares_from,"
            + " sum(squares1) as squares_to, sum(products) as products from hand_part",
        List.of("total_from", "total_to", "squares_from", "squares_to", "products"));
    same(
        engine,
        "select sum(part_from) as total_from, sum(part_to) as total_to from diagnosis_part",
        "select sum(total0) as total_from, sum(total1) as total_to from hand_branch",
        List.of("total_from", "total_to"));
    same(
        engine,
        "select cast(count(*) as double) as cells, cast(sum(users) as double) as users,"
            + " sum(total_to) as total, sum(products) as products from diagnosis_crossing",
        "select cast(count(*) as double) as cells, cast(sum(users) as double) as users,"
            + " sum(total1) as total, sum(products) as products from hand_crossing",
        List.of("cells", "users", "total", "products"));
  }

  private static void same(Engine engine, String ours, String theirs, List<String> numbers) {
    Row first = engine.query(ours).get(0);
    Row second = engine.query(theirs).get(0);
    require(
        numbers.stream().allMatch(number -> near(first.real(number), second.real(number))),
        ours,
        theirs);
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
