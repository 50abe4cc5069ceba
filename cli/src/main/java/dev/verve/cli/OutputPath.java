package dev.verve.cli;

import dev.verve.duckdb.Atomically;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that an option asks to write. */
final class OutputPath {
  private OutputPath() {}

  /** Refuses a file that cannot be written, before any work is done for it. */
  static void requireWritable(String option, Path path) {
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(path)) {
      throw UserError.of(
          Place.option(option + " " + path),
          "this file cannot be written",
          "Its folder must exist.");
    }
    if (!Files.isWritable(folder)) {
      throw UserError.of(
          Place.option(option + " " + path), "this file cannot be written: permission denied", "");
    }
  }

  /** Writes a text, whole or not at all. */
  static void write(Path path, String text) {
    Atomically.write(path, part -> Files.writeString(part, text, StandardCharsets.UTF_8));
  }
}
