package dev.verve.cli;

import dev.verve.problem.Place;
import dev.verve.problem.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A model and its events, for commands that also take tables of scores in their place. */
final class ModelOnEvents {
  @Parameters(
      paramLabel = "EVENTS",
      arity = "0..*",
      description = "Events, with a model: files, globs, folders or '-'.")
  private List<String> events = List.of();

  @Option(
      names = {"-m", "--model"},
      paramLabel = "FILE",
      description = "The score model; in place of tables.")
  private @Nullable String model;

  @Mixin private EventOptions reading = new EventOptions();

  /** The model's file; null where tables are given. */
  @Nullable String model() {
    return model;
  }

  /** Reads the events for the model. */
  Job open(Console console, ModelFile read) {
    return Job.open(console, read, events, reading);
  }

  /** Asks for events beside the model, and for no table. */
  void requireEvents(@Nullable String table) {
    Problems problems = new Problems();
    if (table != null) {
      problems.add(
          Place.option("--table"),
          "a table and a model do not go together",
          "Give events with `--model`, or a table without.");
    }
    if (events.isEmpty() && table == null) {
      problems.add(
          Place.option("EVENTS"),
          "there are no events",
          "Write `verve COMMAND events.csv --model m.yaml`.");
    }
    problems.refuseIfAny();
  }
}
