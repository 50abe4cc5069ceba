package dev.verve.cli;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.duckdb.DuckDbOptions;
import dev.verve.duckdb.source.OutcomeTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** One run of a command on tables: an engine to read them with, and a folder to work in. */
final class TableJob implements AutoCloseable {
  private final Console console;
  private final DuckDbEngine engine;
  private final Path scratch;

  private TableJob(Console console, DuckDbEngine engine, Path scratch) {
    this.console = console;
    this.engine = engine;
    this.scratch = scratch;
  }

  static TableJob open(Console console) {
    try {
      Path scratch = Files.createTempDirectory("verve-");
      return new TableJob(console, DuckDbEngine.open(DuckDbOptions.defaults()), scratch);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a file into a relation of this name. */
  OutcomeTable read(String file, String relation) {
    console.step("Reading " + file);
    return OutcomeTable.open(engine, file, relation, console.in(), scratch);
  }

  @Override
  public void close() {
    engine.close();
    try (Stream<Path> files = Files.walk(scratch)) {
      files.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
