package dev.verve.cli;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.duckdb.DuckDbOptions;
import dev.verve.duckdb.TemporaryFolder;
import dev.verve.duckdb.source.OutcomeTable;
import dev.verve.duckdb.source.TableFile;
import dev.verve.duckdb.source.TableInput;

/** One run of a command on tables: an engine to read them with, and a folder to work in. */
final class TableJob implements AutoCloseable {
  private final Console console;
  private final TemporaryFolder scratch = TemporaryFolder.make();
  private final DuckDbEngine engine = DuckDbEngine.open(DuckDbOptions.defaults());

  private TableJob(Console console) {
    this.console = console;
  }

  static TableJob open(Console console) {
    return new TableJob(console);
  }

  /** Reads a file into a relation of this name. */
  OutcomeTable read(String file, String relation) {
    console.step("Reading " + file);
    TableFile source = new TableFile(file, console.in(), scratch.path());
    OutcomeTable table = new OutcomeTable(TableInput.open(engine, source, relation));
    table.warning().ifPresent(warning -> console.notice("note: " + file + ": " + warning));
    return table;
  }

  @Override
  public void close() {
    engine.close();
    scratch.close();
  }
}
