package dev.verve.benchmarks;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.duckdb.DuckDbOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;

/**
 * Writes the events that the others measure: one Parquet file in the order of time, or a folder
 * with a file for each day.
 */
public final class Generate {
  private static final LocalDate FIRST = LocalDate.of(2025, 10, 2);
  private static final int DAYS = 180;
  private static final long EVENTS_PER_USER = 20;

  private final DuckDbEngine engine;
  private final String sql;
  private final long events;

  private Generate(DuckDbEngine engine, long events, long users) {
    this.engine = engine;
    this.events = events;
    this.sql =
        HandSql.text("events")
            .replace(":users", String.valueOf(users))
            .replace(":events", String.valueOf(events));
  }

  /**
   * Writes what is not there yet.
   *
   * @param args the number of events; a file, or a folder without an ending; and the number of
   *     users, by default a twentieth
   */
  public static void main(String[] args) {
    long events = Long.parseLong(args[0]);
    long users = args.length > 2 ? Long.parseLong(args[2]) : events / EVENTS_PER_USER;
    Path target = Path.of(args[1]);
    try (DuckDbEngine engine = DuckDbEngine.open(DuckDbOptions.defaults().withThreads(1))) {
      engine.execute("set preserve_insertion_order = true");
      Generate generate = new Generate(engine, events, users);
      if (target.toString().endsWith(".parquet")) {
        generate.write(target, 0, events);
      } else {
        generate.writeDays(target);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writeDays(Path folder) throws IOException {
    for (int day = 0; day < DAYS; day++) {
      Path below = Files.createDirectories(folder.resolve("day=" + FIRST.plusDays(day)));
      write(below.resolve("events.parquet"), start(day), start(day + 1));
    }
  }

  /** The first event of a day: its place among all is its time. */
  private long start(long day) {
    return (day * events + DAYS - 1) / DAYS;
  }

  /** A file that is there is whole: it gets its name when it is. */
  private void write(Path file, long first, long next) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    String rows = sql.replace(":first", "" + first).replace(":next", "" + next);
    engine.execute("copy (" + rows + ") to '" + part + "' (format parquet)");
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
