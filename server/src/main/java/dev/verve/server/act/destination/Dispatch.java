package dev.verve.server.act.destination;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Delivers what waits for one destination. Those about the same go down one lane in their order; a
 * delivery that must wait holds back the later ones about the same. Where the destination itself
 * fails or asks for rest, all lanes end and it rests: as long as it asks for, else twice as long
 * each time, from a second to ten minutes, less up to half of it at random (exponential backoff
 * with jitter), so that many do not come back at once. What failed forty times is given up.
 */
final class Dispatch {
  static final int MOST_ATTEMPTS = 40;

  private static final int PAGE = 20_000;
  private static final long FLUSH_MILLIS = 200;
  private static final long LAST_SECONDS = 3;
  private static final long LONGEST_REST = 600;
  private static final int STEEPEST = 10;

  private final Store store;
  private final Outbox outbox;
  private final Destinations destinations;
  private final Destination destination;
  private final Target target;
  private final Set<String> held = new HashSet<>();
  private final ConcurrentLinkedQueue<Settled> settled = new ConcurrentLinkedQueue<>();
  private final AtomicReference<Result> brake = new AtomicReference<>();
  private int failures;
  private int done;
  private int refused;

  Dispatch(
      Store store,
      Outbox outbox,
      Destinations destinations,
      Destination destination,
      Target target) {
    this.store = store;
    this.outbox = outbox;
    this.destinations = destinations;
    this.destination = destination;
    this.target = target;
    this.failures = destination.failures();
  }

  /** A delivery with its result. */
  private record Settled(Outgoing outgoing, Result result) {}

  /**
   * How a round went.
   *
   * @param done how many arrived
   * @param refused how many were given up
   * @param problem why it stopped; empty where all was tried
   */
  record Summary(int done, int refused, Optional<String> problem) {}

  /** Tries everything that waits, once. */
  Summary run() throws InterruptedException {
    long after = -1;
    List<Outgoing> page = outbox.waiting(destination, after, PAGE);
    while (!page.isEmpty() && brake.get() == null) {
      after = page.get(page.size() - 1).seq();
      deliver(page);
      page = outbox.waiting(destination, after, PAGE);
    }
    Optional<String> problem = conclude();
    return new Summary(done, refused, problem);
  }

  private void deliver(List<Outgoing> page) throws InterruptedException {
    Instant now = store.clock().instant();
    int lanes = target.lanes();
    Map<Integer, List<Outgoing>> byLane = new LinkedHashMap<>();
    for (Outgoing one : page) {
      if (one.nextAt().isAfter(now)) {
        held.add(one.about());
      } else if (!held.contains(one.about())) {
        int lane = Math.floorMod(one.about().hashCode(), lanes);
        byLane.computeIfAbsent(lane, l -> new ArrayList<>()).add(one);
      }
    }
    CountDownLatch latch = new CountDownLatch(byLane.size());
    byLane.forEach(
        (lane, some) -> {
          Thread thread = new Thread(() -> lane(some, latch), "verve-deliver-" + lane);
          thread.setDaemon(true);
          thread.start();
        });
    try {
      while (!latch.await(FLUSH_MILLIS, TimeUnit.MILLISECONDS)) {
        flush();
      }
    } catch (InterruptedException e) {
      // what is on its way gets a moment to arrive and be noted
      brake.compareAndSet(null, Result.later("the server is stopping"));
      boolean unused = latch.await(LAST_SECONDS, TimeUnit.SECONDS);
      throw e;
    } finally {
      flush();
    }
  }

  private void lane(List<Outgoing> all, CountDownLatch latch) {
    try {
      Set<String> waits = new HashSet<>();
      int next = 0;
      while (next < all.size() && brake.get() == null) {
        Map<String, Outgoing> batch = new LinkedHashMap<>();
        while (next < all.size() && batch.size() < target.most()) {
          Outgoing one = all.get(next);
          if (!waits.contains(one.about()) && batch.putIfAbsent(one.about(), one) != null) {
            break;
          }
          next++;
        }
        if (!batch.isEmpty()) {
          send(List.copyOf(batch.values()), waits);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      latch.countDown();
    }
  }

  private void send(List<Outgoing> batch, Set<String> waits) throws InterruptedException {
    List<Result> results;
    try {
      results = target.send(batch);
    } catch (RuntimeException e) {
      results = Target.all(batch, Result.later("a bug of ours: " + e));
    }
    boolean isAnyDone = false;
    for (int i = 0; i < batch.size(); i++) {
      Result result = results.get(i);
      settled.add(new Settled(batch.get(i), result));
      isAnyDone |= result.outcome() != Result.Outcome.LATER;
      if (result.outcome() == Result.Outcome.LATER) {
        waits.add(batch.get(i).about());
      }
    }
    if (!isAnyDone) {
      brake.compareAndSet(null, results.get(0));
    }
  }

  /** Writes what is settled so far, in one transaction. */
  private void flush() {
    List<Settled> some = new ArrayList<>();
    for (Settled one = settled.poll(); one != null; one = settled.poll()) {
      some.add(one);
    }
    if (some.isEmpty()) {
      return;
    }
    Instant now = store.clock().instant();
    Map<Result, List<Settled>> byResult =
        some.stream().collect(groupingBy(Settled::result, LinkedHashMap::new, toList()));
    store.write(
        connection -> {
          Sql sql = new Sql(connection);
          for (Map.Entry<Result, List<Settled>> entry : byResult.entrySet()) {
            note(sql, entry.getKey(), entry.getValue(), now);
          }
          return true;
        });
  }

  private void note(Sql sql, Result result, List<Settled> some, Instant now) throws SQLException {
    List<Long> seqs = seqs(some, one -> true);
    if (result.outcome() == Result.Outcome.DONE) {
      Outbox.settle(sql, seqs, "done", result.status(), null, now);
      done += seqs.size();
      failures = 0;
    } else if (result.outcome() == Result.Outcome.REFUSED) {
      Outbox.settle(sql, seqs, "dead", result.status(), result.problem(), now);
      refused += seqs.size();
    } else {
      List<Long> worn = seqs(some, one -> one.attempts() + 1 >= MOST_ATTEMPTS);
      List<Long> others = seqs(some, one -> one.attempts() + 1 < MOST_ATTEMPTS);
      some.forEach(one -> held.add(one.outgoing().about()));
      if (!worn.isEmpty()) {
        Outbox.settle(sql, worn, "dead", result.status(), result.problem(), now);
        refused += worn.size();
      }
      if (!others.isEmpty()) {
        int attempts = some.get(0).outgoing().attempts();
        Instant next = result.retryAfter().orElseGet(() -> now.plus(rest(attempts)));
        Outbox.postpone(sql, others, result.status(), result.problem(), next);
      }
    }
  }

  private interface Which {
    boolean is(Outgoing one);
  }

  private static List<Long> seqs(List<Settled> some, Which which) {
    return some.stream().map(Settled::outgoing).filter(which::is).map(Outgoing::seq).toList();
  }

  private static Duration rest(int failures) {
    long seconds = Math.min(LONGEST_REST, 1L << Math.min(STEEPEST, failures));
    long millis = seconds * 1_000;
    return Duration.ofMillis(millis - ThreadLocalRandom.current().nextLong(millis / 2 + 1));
  }

  private Optional<String> conclude() {
    Result stopped = brake.get();
    boolean wasWell = destination.failures() == 0 && destination.problem().isEmpty();
    if (stopped == null) {
      if (!wasWell) {
        destinations.went(destination.name(), 0, null, null);
      }
      return Optional.empty();
    }
    Instant now = store.clock().instant();
    Instant resume = stopped.retryAfter().orElseGet(() -> now.plus(rest(failures)));
    destinations.went(destination.name(), failures + 1, resume, stopped.problem());
    return Optional.of(stopped.problem());
  }
}
