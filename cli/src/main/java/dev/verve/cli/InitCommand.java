package dev.verve.cli;

import dev.verve.duckdb.Atomically;
import dev.verve.duckdb.DuckDbEngine;
import dev.verve.duckdb.TemporaryFolder;
import dev.verve.duckdb.source.Inputs;
import dev.verve.duckdb.source.Loaded;
import dev.verve.insight.draft.ModelDraft;
import dev.verve.insight.draft.RolesDraft;
import dev.verve.model.Entity;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Drafts a model from events. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = {
      "Reads events and drafts a score model.",
      "Actions, weights and branches, each with its reason.",
      "The draft is a beginning to edit, not a verdict."
    },
    footer = {"", "Example:", "  verve init events.csv -o b2b.yaml"})
final class InitCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "EVENTS",
      arity = "1..*",
      description = "Files, globs, folders, '-' for standard input, or git:PATH.")
  private List<String> events = List.of();

  @Mixin private EventOptions options = new EventOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where the model goes. Default: the terminal.")
  private @Nullable Path output;

  @Option(
      names = "--metrics",
      paramLabel = "FILE",
      description =
          "Also drafts what events mean to `verve metrics`; beside the model, as metrics.yaml, it"
              + " is found by itself.")
  private @Nullable Path metrics;

  @Option(names = "--force", description = "Replaces a file that is there already.")
  private boolean force;

  @Option(names = "--json", description = "Answers in JSON.")
  private boolean json;

  InitCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    refuseToReplace(output);
    refuseToReplace(metrics);
    Draft draft = draft();
    console.step("");
    write(output, draft.model());
    write(metrics, draft.roles());
    if (json) {
      console.out().flush();
      try (Json document = Json.to(console.bytes())) {
        document.object(
            root ->
                root.text("model", draft.model())
                    .text("file", output)
                    .text("metrics", draft.roles())
                    .text("metrics_file", metrics));
      }
    } else if (output == null) {
      console.out().print(draft.model());
    } else {
      console
          .out()
          .printf(
              "Wrote %s. Next: read it, then `verve check %s %s`.%n",
              output, output, events.get(0));
    }
    console.flush();
    return 0;
  }

  /**
   * What was drafted.
   *
   * @param model the model
   * @param roles what the events mean to the metrics
   */
  private record Draft(String model, String roles) {}

  private void refuseToReplace(@Nullable Path file) {
    if (file != null && Files.exists(file) && !force) {
      throw UserError.of(
          Place.file(file.toString()),
          "there is a file already",
          "Name another, or replace it with `--force`.");
    }
  }

  private static void write(@Nullable Path file, String text) {
    if (file != null) {
      Atomically.write(file, part -> Files.writeString(part, text));
    }
  }

  private Draft draft() {
    ZoneId zone = ZoneId.of("UTC");
    try (TemporaryFolder scratch = TemporaryFolder.make();
        DuckDbEngine engine = DuckDbEngine.open(options.engine(zone))) {
      console.step("Reading events");
      Inputs inputs =
          Inputs.open(engine, options.input(events, Entity.USER, console.in()), scratch.path());
      Loaded loaded = inputs.load(options.rejectPolicy());
      Rejected.notes(loaded).forEach(note -> console.notice("note: " + note));
      console.step("Drafting a model");
      List<String> names = List.copyOf(inputs.eventNames().keySet());
      return new Draft(
          ModelDraft.of(engine, inputs.shape(), loaded.span(), events.get(0)),
          RolesDraft.text(RolesDraft.of(engine, inputs.shape(), names)));
    }
  }
}
