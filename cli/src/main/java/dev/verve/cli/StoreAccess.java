package dev.verve.cli;

import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.server.store.Store;
import dev.verve.server.store.StoreOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which store: a folder in which no server runs, or a server that runs. */
final class StoreAccess {
  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "The data folder of a server that is stopped.")
  private @Nullable Path data;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "A server that runs, such as http://127.0.0.1:8642.")
  private @Nullable String url;

  @Option(names = "--token", paramLabel = "TOKEN", description = "With --url: the token.")
  private @Nullable String token;

  /** The server that runs; empty where a folder is given. */
  Optional<Remote> remote() {
    if (url == null) {
      return Optional.empty();
    }
    if (token == null) {
      throw UserError.of(
          Place.option("--token"), "this option is missing", "Give a token with --token.");
    }
    return Optional.of(new Remote(url, token));
  }

  /** The data folder, which need not be there yet. */
  Path folder() {
    if (data == null) {
      throw UserError.of(
          Place.option("--data"),
          "this option is missing",
          "Give the data folder of a stopped server, or --url and --token of one that runs.");
    }
    return data;
  }

  /** Opens the store of a folder that has one. */
  Store open() {
    if (!Files.exists(folder().resolve("verve.duckdb"))) {
      throw UserError.of(
          Place.file(folder().toString()),
          "there is no store in this folder",
          "Give the folder that `verve serve --data` or `verve import --data` made.");
    }
    return Store.open(StoreOptions.in(folder()));
  }
}
