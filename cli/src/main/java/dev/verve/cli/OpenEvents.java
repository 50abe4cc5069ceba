package dev.verve.cli;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.duckdb.source.Inputs;
import dev.verve.duckdb.source.Loaded;
import dev.verve.engine.Engine;
import dev.verve.plan.BoundModel;
import dev.verve.plan.EventShape;
import java.nio.file.Path;

/** Events that an engine has opened for one run. */
interface OpenEvents extends AutoCloseable {

  Engine engine();

  EventShape shape();

  /** Makes the relations that plans read. */
  Loaded load(BoundModel model);

  /** Whether what was loaded is a rollup of all days, of which {@link #shape} then tells. */
  default boolean isRolledUp() {
    return false;
  }

  /** Writes the rows of a query to a file whose ending, csv, json or parquet, tells its form. */
  void write(String select, Path file, String ending);

  /** The most bytes that lay on disk at one time because they did not fit in memory. */
  long spilledBytes();

  /** A folder for what lives as long as the run. */
  Path scratch();

  /** The engine, for commands that run in the built-in one alone. */
  default DuckDbEngine duckDb() {
    throw new IllegalStateException("the run is not in DuckDB");
  }

  /** The inputs, for commands that run in the built-in engine alone. */
  default Inputs inputs() {
    throw new IllegalStateException("the run is not in DuckDB");
  }

  @Override
  void close();
}
