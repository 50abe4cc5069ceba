package dev.verve.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is held against an outcome: a model on events, or the columns of a table. */
final class OutcomeOptions {
  @Mixin private ModelOnEvents model = new ModelOnEvents();

  @Option(
      names = "--table",
      paramLabel = "FILE",
      description = "CSV, JSON or Parquet, one row a user.")
  private @Nullable String table;

  @Option(
      names = "--outcome",
      paramLabel = "COLUMN",
      description =
          "Whether the good thing happened afterwards: 0/1, true/false or yes/no; with a model, the"
              + " name of one of its outcomes. Without: validate judges all of them, tune learns"
              + " from the first.")
  private @Nullable String outcome;

  @Option(
      names = "--cluster",
      paramLabel = "COLUMN",
      description = "What groups users that depend on each other, such as the account.")
  private @Nullable String cluster;

  @Mixin private CutOptions cuts = new CutOptions();

  /** The model's file; null where a table is given. */
  @Nullable String model() {
    return model.model();
  }

  /** The table's file; null where a model is given. */
  @Nullable String table() {
    return table;
  }

  @Nullable String outcome() {
    return outcome;
  }

  @Nullable String cluster() {
    return cluster;
  }

  CutOptions cuts() {
    return cuts;
  }

  /** Reads the events for a model. */
  Job open(Console console, ModelFile read) {
    return model.open(console, read);
  }

  /** Asks for events beside a model, and for no table. */
  void requireEvents() {
    model.requireEvents(table);
  }
}
