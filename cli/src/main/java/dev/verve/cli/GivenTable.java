package dev.verve.cli;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.duckdb.DuckDbOptions;
import dev.verve.duckdb.TemporaryFolder;
import dev.verve.duckdb.source.TableFile;
import dev.verve.duckdb.source.TableInput;
import java.util.List;

/** Somebody's table, read into the relation {@value #GIVEN} of an engine of its own. */
final class GivenTable implements AutoCloseable {
  static final String GIVEN = "given";

  private final DuckDbEngine engine;
  private final TemporaryFolder scratch;
  private final TableInput table;

  private GivenTable(DuckDbEngine engine, TemporaryFolder scratch, TableInput table) {
    this.engine = engine;
    this.scratch = scratch;
    this.table = table;
  }

  /** Reads a file, or standard input for {@code -}. */
  static GivenTable open(Console console, String file) {
    console.step("Reading " + file);
    TemporaryFolder scratch = TemporaryFolder.make();
    DuckDbEngine engine = DuckDbEngine.open(DuckDbOptions.defaults());
    try {
      TableFile source = new TableFile(file, console.in(), scratch.path());
      return new GivenTable(engine, scratch, TableInput.open(engine, source, GIVEN));
    } catch (RuntimeException e) {
      engine.close();
      scratch.close();
      throw e;
    }
  }

  DuckDbEngine engine() {
    return engine;
  }

  TableInput table() {
    return table;
  }

  /** What reading had to leave out. */
  List<String> warnings() {
    return table.warning().stream().toList();
  }

  @Override
  public void close() {
    engine.close();
    scratch.close();
  }
}
