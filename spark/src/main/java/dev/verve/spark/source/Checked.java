package dev.verve.spark.source;

import dev.verve.engine.Row;
import dev.verve.problem.Place;
import dev.verve.problem.Problems;
import dev.verve.spark.SparkEngine;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many rows of a relation with a column {@code v_problem} are good, and what is wrong with the
 * others: one pass over all rows.
 *
 * @param name what the user calls the rows
 * @param good the rows that can be used
 * @param reasons how many cannot be used for each reason, most first
 * @param sample one of these; empty where there is none
 */
record Checked(String name, long good, Map<String, Long> reasons, String sample) {

  /** Counts the rows; the answer to further aggregates over the good ones goes to a reader. */
  static Checked of(SparkEngine engine, String name, String relation, Aggregates aggregates) {
    List<Row> counts =
        engine.query(
            "select v_problem, count(*) as n%s from %s group by v_problem"
                .formatted(aggregates.select(), relation));
    Map<String, Long> reasons = new LinkedHashMap<>();
    long good = 0;
    for (Row row :
        counts.stream().sorted(Comparator.<Row>comparingLong(r -> -r.whole("n"))).toList()) {
      String problem = row.text("v_problem");
      if (problem == null) {
        good = row.whole("n");
        aggregates.reader().accept(row);
      } else {
        reasons.put(problem, row.whole("n"));
      }
    }
    return new Checked(
        name, good, reasons, reasons.isEmpty() ? "" : sample(engine, relation, aggregates.shown()));
  }

  private static String sample(SparkEngine engine, String relation, String shown) {
    return engine
        .query(
            "select concat(v_problem, ': ', %s) as said from %s where v_problem is not null limit 1"
                .formatted(shown, relation))
        .get(0)
        .string("said");
  }

  long rejected() {
    return reasons.values().stream().mapToLong(Long::longValue).sum();
  }

  long all() {
    return good + rejected();
  }

  /** Adds the problem that more rows are bad than may be. */
  void judge(double mostRejects, Problems problems) {
    if (rejected() == 0 || rejected() <= mostRejects * all()) {
      return;
    }
    List<String> counted =
        reasons.entrySet().stream().map(e -> "%,d %s".formatted(e.getValue(), e.getKey())).toList();
    problems.add(
        Place.file(name),
        "%,d of %,d rows cannot be used (%s), the first: %s"
            .formatted(rejected(), all(), String.join(", ", counted), shortened()),
        "Mend them, or allow more with `--max-rejects 5%`.");
  }

  private String shortened() {
    return sample.length() > 200 ? sample.substring(0, 200) + "…" : sample;
  }
}
