package dev.verve.duckdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder that is gone when it is closed, and when the process is stopped by a signal at the
 * latest.
 */
public final class TemporaryFolder implements AutoCloseable {
  private final Path path;
  private final AtExit cleaning;

  private TemporaryFolder(Path path) {
    this.path = path;
    this.cleaning = AtExit.run(this::delete);
  }

  /** A folder where the system keeps such. */
  public static TemporaryFolder make() {
    return in(Path.of(System.getProperty("java.io.tmpdir")));
  }

  /**
   * A folder inside another.
   *
   * @throws UncheckedIOException where it cannot be made
   */
  public static TemporaryFolder in(Path parent) {
    try {
      return new TemporaryFolder(Files.createTempDirectory(parent, "verve-"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  @Override
  public void close() {
    delete();
    cleaning.cancel();
  }

  /** Deletes what can be; while the process ends, others may still write here. */
  private void delete() {
    try (Stream<Path> files = Files.walk(path)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      path.toFile().delete();
    }
  }
}
