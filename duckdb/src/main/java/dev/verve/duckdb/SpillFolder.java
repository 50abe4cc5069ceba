package dev.verve.duckdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The folder of its own in which an engine keeps what does not fit in memory. DuckDB frees files as
 * soon as it can and tells nobody, so that their size is looked at while statements run.
 */
final class SpillFolder implements AutoCloseable {
  private static final long EVERY_MILLIS = 50;

  private final Path path;
  private final AtomicLong most = new AtomicLong();
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "verve-spill");
            thread.setDaemon(true);
            return thread;
          });

  private SpillFolder(Path path) {
    this.path = path;
  }

  /** A new folder inside of another. */
  static SpillFolder in(Path parent) throws IOException {
    SpillFolder folder = new SpillFolder(Files.createTempDirectory(parent, "verve-spill-"));
    var unused =
        folder.watch.scheduleWithFixedDelay(
            folder::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    return folder;
  }

  Path path() {
    return path;
  }

  /** The most bytes that were seen in the folder at one time. */
  long mostBytes() {
    look();
    return most.get();
  }

  private void look() {
    long bytes = 0;
    try (Stream<Path> files = Files.list(path)) {
      for (Path file : files.toList()) {
        bytes += file.toFile().length();
      }
    } catch (IOException e) {
      return; // the folder is being cleared
    }
    most.accumulateAndGet(bytes, Math::max);
  }

  @Override
  public void close() {
    watch.shutdownNow();
    try (Stream<Path> files = Files.walk(path)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
