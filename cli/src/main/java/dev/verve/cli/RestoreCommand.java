package dev.verve.cli;

import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.server.store.Restore;
import dev.verve.server.store.StoreOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a backup in the place of a store. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Puts a backup into a data folder, in which no server runs.",
      "Whom the store that it replaces had erased since the backup is erased again."
    },
    footer = {"", "Example:", "  verve restore verve-2026-03-31.backup --data ./data"})
final class RestoreCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "What `verve backup` wrote.")
  private Path file = Path.of("verve.backup");

  @Option(names = "--data", paramLabel = "FOLDER", required = true, description = "Where it goes.")
  private Path data = Path.of("data");

  @Option(names = "--force", description = "Replaces the store that is there.")
  private boolean force;

  @Option(names = "--json", description = "Answers in JSON.")
  private boolean json;

  RestoreCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (!Files.isRegularFile(file)) {
      throw UserError.of(Place.file(file.toString()), "there is no such file", "");
    }
    Restore restore = new Restore(StoreOptions.in(data));
    if (restore.replaces() && !force) {
      throw UserError.of(
          Place.file(data.toString()),
          "there is a store in this folder already",
          "Name another folder, or replace the store with `--force`.");
    }
    long erased = restore.run(file);
    Outcome outcome = new Outcome(Map.of("data", data.toString(), "erased_again", erased));
    if (json) {
      outcome.json(console);
    } else {
      String again = erased == 0 ? "" : " %,d people were erased again.".formatted(erased);
      outcome.words(console, "Restored " + file + " into " + data + "." + again);
    }
    return 0;
  }
}
