package dev.verve.benchmarks.load;

import java.io.IOException;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** Reads beside the flood: scores of random users, and how soon an event shows in its score. */
final class Readings {
  private static final int READS_PER_SECOND = 40;
  private static final int POLL_MILLIS = 50;
  private static final int PAUSE_MILLIS = 333;
  private static final int TURNS = 100;

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

  /** Waits until there is a score of each of the users whose events were sent. */
  void awaitScores(int users) throws IOException {
    try (Wire wire = new Wire(port)) {
      for (int user = 0; user < users; user += Math.max(1, users / 1000)) {
        while (raw(wire, "/api/v1/scores/" + Batch.user(user)).isEmpty()) {
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS));
        }
      }
    }
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

  /**
   * From the acknowledgement of events to the first answer that shows them.
   *
   * @param first the first of the users whose events are sent by turns, each of another account:
   *     the score of one of them would soon be as high as it can get
   * @param path what is asked about a user
   */
  Latencies freshness(int seconds, int first, IntFunction<String> path) throws IOException {
    Latencies latencies = new Latencies();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    Batch batch = new Batch(writeKey);
    try (Wire wire = new Wire(port)) {
      for (int turn = 0; System.nanoTime() < end; turn++) {
        int user = first + turn % TURNS * Batch.USERS_OF_ACCOUNT;
        for (int i = 0; i < Batch.EVENTS; i++) {
          batch.set(i, message.getAndIncrement(), user);
        }
        String before = raw(wire, path.apply(user));
        if (wire.send(batch.bytes()).status() == 200) {
          long acknowledged = System.nanoTime();
          while (raw(wire, path.apply(user)).equals(before)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS));
          }
          latencies.add(System.nanoTime() - acknowledged);
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
