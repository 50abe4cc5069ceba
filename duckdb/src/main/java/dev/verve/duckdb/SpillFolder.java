package dev.verve.duckdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  private final TemporaryFolder folder;
  private final AtomicLong most = new AtomicLong();
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "verve-spill");
            thread.setDaemon(true);
            return thread;
          });

  private SpillFolder(TemporaryFolder folder) {
    this.folder = folder;
  }

  /** Watches a folder and clears it in the end. */
  static SpillFolder in(TemporaryFolder folder) {
    SpillFolder spill = new SpillFolder(folder);
    var unused =
        spill.watch.scheduleWithFixedDelay(
            spill::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    return spill;
  }

  Path path() {
    return folder.path();
  }

  /** The most bytes that were seen in the folder at one time. */
  long mostBytes() {
    look();
    return most.get();
  }

  private void look() {
    long bytes = 0;
    try (Stream<Path> files = Files.list(path())) {
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
    folder.close();
  }
}
