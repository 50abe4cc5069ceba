package dev.verve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.server.store.Export;
import dev.verve.server.store.Store;
import dev.verve.server.web.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a store as Parquet. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a store as Parquet.",
      "Events by day, people, accounts, scores, history.",
      "With --url the server writes into its own data folder and says where."
    },
    footer = {"", "Example:", "  verve export --data ./data -o lake"})
final class ExportCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private StoreAccess access = new StoreAccess();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      description = "Where the files go; a folder that is not there yet, or is empty.")
  private @Nullable Path output;

  @Option(names = "--json", description = "Answers in JSON.")
  private boolean json;

  ExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Optional<Remote> remote = access.remote();
    Map<String, Object> fields = new LinkedHashMap<>();
    if (remote.isPresent()) {
      JsonNode answer = remote.get().json("POST", "/api/v1/export", "");
      fields.put("folder", answer.path("folder").asText());
      fields.put("rows", answer.path("rows"));
    } else {
      Path target = target();
      try (Store store = access.open()) {
        Export.Done done = new Export(store).run();
        move(done.folder(), target);
        fields.put("folder", target.toString());
        fields.put("rows", done.rows());
      }
    }
    Outcome outcome = new Outcome(fields);
    if (json) {
      outcome.json(console);
    } else {
      outcome.words(
          console, "Wrote %s: %s".formatted(fields.get("folder"), JsonText.of(fields.get("rows"))));
    }
    return 0;
  }

  private Path target() {
    if (output == null) {
      throw UserError.of(
          Place.option("--output"), "this option is missing", "Give a folder with -o.");
    }
    try (Stream<Path> there =
        Files.isDirectory(output) ? Files.list(output) : Stream.<Path>empty()) {
      if (there.findAny().isPresent() || Files.isRegularFile(output)) {
        throw UserError.of(
            Place.file(output.toString()), "there is something already", "Name a new folder.");
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies, since the folders may lie on different disks. */
  private static void move(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      List<Path> all = files.toList();
      for (Path file : all) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
      all.stream().sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
