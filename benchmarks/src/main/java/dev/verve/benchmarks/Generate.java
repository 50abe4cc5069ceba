package dev.verve.benchmarks;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.duckdb.DuckDbOptions;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the events that the others measure: one Parquet file in time order. */
public final class Generate {
  private static final int EVENTS_PER_USER = 20;

  private Generate() {}

  /**
   * Writes the file unless it is there.
   *
   * @param args the number of events, and the file
   */
  public static void main(String[] args) {
    long events = Long.parseLong(args[0]);
    Path file = Path.of(args[1]);
    if (Files.exists(file)) {
      return;
    }
    try (DuckDbEngine engine = DuckDbEngine.open(DuckDbOptions.defaults().withThreads(1))) {
      String rows =
          HandSql.text("events")
              .replace(":users", String.valueOf(events / EVENTS_PER_USER))
              .replace(":events", String.valueOf(events));
      engine.execute("set preserve_insertion_order = true");
      engine.execute("copy (" + rows + ") to '" + file + "' (format parquet)");
    }
  }
}
