package dev.verve.benchmarks;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.duckdb.DuckDbOptions;

/** Lays the learning data out by student and course, for a student may take several courses. */
public final class Courses {
  private Courses() {}

  /**
   * Writes events and students.
   *
   * @param args the folder of the data, and the folder to write to
   */
  public static void main(String[] args) {
    try (DuckDbEngine engine = DuckDbEngine.open(DuckDbOptions.defaults())) {
      engine.execute(
          "copy (select user_id || '/' || account_id as user_id, event, timestamp, score from read_csv('%s/events.csv.gz')) to '%s/course-events.parquet' (format parquet)"
              .formatted(args[0], args[1]));
      engine.execute(
          "copy (select user_id || '/' || account_id as user_id, started_on as first_seen from read_csv('%s/enrolments.csv.gz')) to '%s/course-students.parquet' (format parquet)"
              .formatted(args[0], args[1]));
    }
  }
}
