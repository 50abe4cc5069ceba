package dev.verve.benchmarks.load;

import java.io.IOException;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Reads beside the flood: scores of random users, and how soon an event shows in its score. */
final class Readings {
  private static final int READS_PER_SECOND = 40;
  private static final int POLL_MILLIS = 50;
  private static final int PAUSE_MILLIS = 333;

  private final int port;
  private final String token;
  private final String writeKey;
  private final AtomicLong message;

  Readings(int port, String token, String writeKey, AtomicLong message) {
    this.port = port;
    this.token = token;
    this.writeKey = writeKey;
    this.message = message;
  }

  /** Waits of single reads for a time. */
  Latencies reads(int seconds, int users) throws IOException {
    Latencies latencies = new Latencies();
    SplittableRandom random = new SplittableRandom(1);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    try (Wire wire = new Wire(port)) {
      while (System.nanoTime() < end) {
        long start = System.nanoTime();
        Wire.Answer answer = wire.get("/api/v1/scores/" + Batch.user(random.nextInt(users)), token);
        if (answer.status() != 200) {
          throw new IOException("a score could not be read: " + answer);
        }
        long took = System.nanoTime() - start;
        latencies.add(took);
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1) / READS_PER_SECOND - took);
      }
    }
    return latencies;
  }

  /** From the acknowledgement of events to the first answer in which a path shows them. */
  Latencies freshness(int seconds, int user, String path) throws IOException {
    Latencies latencies = new Latencies();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    Batch batch = new Batch(writeKey);
    try (Wire wire = new Wire(port)) {
      String before = raw(wire, path);
      while (System.nanoTime() < end) {
        for (int i = 0; i < Batch.EVENTS; i++) {
          batch.set(i, message.getAndIncrement(), user);
        }
        Wire.Answer answer = wire.send(batch.bytes());
        if (answer.status() == 200) {
          long acknowledged = System.nanoTime();
          String after = raw(wire, path);
          while (after.equals(before)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS));
            after = raw(wire, path);
          }
          latencies.add(System.nanoTime() - acknowledged);
          before = after;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
      }
    }
    return latencies;
  }

  /** The raw points in an answer; nothing where there is no score yet. */
  private String raw(Wire wire, String path) throws IOException {
    Wire.Answer answer = wire.get(path, token);
    int at = answer.body().indexOf("\"raw\":");
    return answer.status() == 200
        ? answer.body().substring(at, answer.body().indexOf(',', at))
        : "";
  }
}
