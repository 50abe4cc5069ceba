package dev.verve.benchmarks.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What this machine could do at most: HTTP and parsing without storing, storing without HTTP. */
final class Limits {
  private Limits() {}

  /** Events a second that are received and parsed, and kept nowhere. */
  static Flood.Result parseOnly(int connections, int seconds) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        List.of(
            java,
            "-Xmx512m",
            "-cp",
            System.getProperty("java.class.path"),
            ParseOnly.class.getName());
    try (Launched server = new Launched(command)) {
      Flood flood = new Flood(server.port(), "none", connections, 1_000_000, new AtomicLong());
      flood.atRandom(Math.max(2, seconds / 2), 0, 1);
      return flood.atRandom(seconds, 0, 1);
    }
  }

  /** Events a second that are appended to a file, each batch forced to the disk before the next. */
  static Flood.Result fsyncOnly(Path folder, int seconds) throws IOException {
    Path file = folder.resolve("fsync");
    byte[] batch = new Batch("none").bytes();
    Latencies latencies = new Latencies();
    long start = System.nanoTime();
    long events = 0;
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(seconds)) {
        long before = System.nanoTime();
        channel.write(ByteBuffer.wrap(batch));
        channel.force(false);
        latencies.add(System.nanoTime() - before);
        events += Batch.EVENTS;
      }
    }
    Files.delete(file);
    return new Flood.Result(events, (System.nanoTime() - start) / 1e9, latencies);
  }
}
