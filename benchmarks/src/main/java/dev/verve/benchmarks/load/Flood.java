package dev.verve.benchmarks.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Batches over several connections, each of which sends the next when the last is answered, or when
 * its turn comes where a rate is asked for. A batch that is sent late for its turn counts its wait
 * too, so that a server that stalls cannot hide it.
 */
final class Flood {
  private final int port;
  private final String writeKey;
  private final int connections;
  private final int users;
  private final AtomicLong message;
  private final AtomicLong refused = new AtomicLong();

  Flood(int port, String writeKey, int connections, int users, AtomicLong message) {
    this.port = port;
    this.writeKey = writeKey;
    this.connections = connections;
    this.users = users;
    this.message = message;
  }

  /** Batches that were not taken at the first try. */
  long refused() {
    return refused.get();
  }

  /** One event of every user. */
  Result everyUserOnce() {
    AtomicLong next = new AtomicLong();
    return run(
        Long.MAX_VALUE, 0, 1, random -> (int) Math.min(users - 1L, next.getAndIncrement()), next);
  }

  /**
   * Events of random users for a time.
   *
   * @param eventsPerSecond at most so many; as many as go where it is 0
   * @param inARow events of one user that stand together, as a device sends what it gathered
   */
  Result atRandom(int seconds, long eventsPerSecond, int inARow) {
    return run(
        TimeUnit.SECONDS.toNanos(seconds),
        eventsPerSecond,
        inARow,
        r -> r.nextInt(users),
        new AtomicLong());
  }

  /** What came of a flood: events that were acknowledged, the time, and the wait of each batch. */
  record Result(long events, double seconds, Latencies latencies) {
    double perSecond() {
      return events / seconds;
    }
  }

  private interface Whose {
    int next(SplittableRandom random);
  }

  private Result run(long nanos, long perSecond, int inARow, Whose whose, AtomicLong sequence) {
    Latencies latencies = new Latencies();
    AtomicLong events = new AtomicLong();
    List<Thread> threads = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < connections; i++) {
      SplittableRandom random = new SplittableRandom(i);
      long pause = perSecond == 0 ? 0 : 1_000_000_000L * connections * Batch.EVENTS / perSecond;
      long first = start + pause * i / connections;
      Thread thread =
          new Thread(
              () -> {
                try (Wire wire = new Wire(port)) {
                  Batch batch = new Batch(writeKey);
                  for (long due = first;
                      System.nanoTime() - start < nanos && sequence.get() < users;
                      due += pause) {
                    waitUntil(due);
                    int user = 0;
                    for (int e = 0; e < Batch.EVENTS; e++) {
                      user = e % inARow == 0 ? whose.next(random) : user;
                      batch.set(e, message.getAndIncrement(), user);
                    }
                    long sent = pause == 0 ? System.nanoTime() : due;
                    deliver(wire, batch);
                    latencies.add(System.nanoTime() - sent);
                    events.addAndGet(Batch.EVENTS);
                  }
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              });
      threads.add(thread);
      thread.start();
    }
    threads.forEach(Flood::join);
    return new Result(events.get(), (System.nanoTime() - start) / 1e9, latencies);
  }

  private void deliver(Wire wire, Batch batch) throws IOException {
    for (Wire.Answer answer = wire.send(batch.bytes());
        answer.status() != 200;
        answer = wire.send(batch.bytes())) {
      if (answer.status() != 429 && answer.status() != 503) {
        throw new IOException("the server answered " + answer);
      }
      refused.incrementAndGet();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  private static void waitUntil(long nanos) {
    for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
