package dev.verve.duckdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes files whole or not at all: beside their place first, then renamed. A run that is stopped
 * half-way, by Ctrl-C too, leaves what was there before.
 */
public final class Atomically {
  private Atomically() {}

  /** What writes the file that it is given. */
  public interface Writer {
    /** Writes all of it. */
    void write(Path part) throws IOException;
  }

  /**
   * Writes a file.
   *
   * @throws UncheckedIOException where it cannot be written; nothing is then changed
   */
  public static void write(Path target, Writer writer) {
    Path part =
        target.resolveSibling(
            "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    AtExit cleaning = AtExit.run(() -> delete(part));
    try {
      writer.write(part);
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      delete(part);
      cleaning.cancel();
    }
  }

  private static void delete(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
