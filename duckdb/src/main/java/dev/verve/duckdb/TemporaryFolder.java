package dev.verve.duckdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder that is gone when it is closed, and when the process is stopped by a signal at the
 * latest.
 */
public final class TemporaryFolder implements AutoCloseable {
  private static final int TRIES = 5;
  private static final Set<PosixFilePermission> OWNER_ALONE =
      PosixFilePermissions.fromString("rwx------");

  private final Path path;
  private final AtExit cleaning;
  private boolean gone;

  /**
   * The cleaning is arranged before there is anything to clean, so that no signal comes between.
   */
  private TemporaryFolder(Path path) throws IOException {
    this.path = path;
    this.cleaning = AtExit.run(this::delete);
    create();
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
      return new TemporaryFolder(parent.resolve("verve-" + UUID.randomUUID()));
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

  private synchronized void create() throws IOException {
    if (gone) {
      throw new IOException("the process is ending");
    }
    Files.createDirectory(path, PosixFilePermissions.asFileAttribute(OWNER_ALONE));
  }

  /** Deletes what can be; while the process ends, others may still write here. */
  private synchronized void delete() {
    gone = true;
    for (int i = 0; i < TRIES && Files.exists(path); i++) {
      try (Stream<Path> files = Files.walk(path)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      } catch (IOException | UncheckedIOException e) {
        path.toFile().delete();
      }
    }
  }
}
