package dev.verve.cli;

import dev.verve.duckdb.Atomically;
import dev.verve.server.store.Backup;
import dev.verve.server.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Copies a store into one file. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {"Copies a whole store into one file.", "As of one moment; the server may run."},
    footer = {
      "",
      "Examples:",
      "  verve backup --data ./data -o verve-2026-03-31.backup",
      "  verve backup --url http://127.0.0.1:8642 --token $TOKEN -o verve-2026-03-31.backup"
    })
final class BackupCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private StoreAccess access = new StoreAccess();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "Where the backup goes.")
  private Path output = Path.of("verve.backup");

  @Option(names = "--json", description = "Answers in JSON.")
  private boolean json;

  BackupCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Optional<Remote> remote = access.remote();
    if (remote.isPresent()) {
      Atomically.write(output, part -> download(remote.get(), part));
    } else {
      try (Store store = access.open()) {
        Path made = new Backup(store).make();
        Atomically.write(output, part -> move(made, part));
      }
    }
    Outcome outcome = new Outcome(Map.of("file", output.toString(), "bytes", size()));
    if (json) {
      outcome.json(console);
    } else {
      outcome.words(console, "Wrote %s, %,d bytes.".formatted(output, size()));
    }
    return 0;
  }

  private static void download(Remote remote, Path part) throws IOException {
    try (InputStream answer = remote.stream("POST", "/api/v1/backup", "")) {
      Files.copy(answer, part);
    }
  }

  private static void move(Path made, Path part) throws IOException {
    Files.copy(made, part, StandardCopyOption.REPLACE_EXISTING);
    Files.delete(made);
  }

  private long size() {
    try {
      return Files.size(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
