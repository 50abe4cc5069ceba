package dev.verve.server.act.destination;

import dev.verve.problem.UserError;
import dev.verve.server.act.Moments;
import dev.verve.server.act.http.Outside;
import dev.verve.server.live.Live;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rounds over all destinations: what changed enters the outbox, and what waits is delivered. One
 * round runs at a time.
 */
public final class Sync implements AutoCloseable {
  private static final Duration KEPT = Duration.ofDays(30);
  private static final Duration REST = Duration.ofSeconds(30);
  private static final Filled NEVER = new Filled(Instant.EPOCH, Instant.EPOCH);

  /** When changes were looked for last, and in which scores. */
  private record Filled(Instant refreshed, Instant at) {}

  private final Store store;
  private final Destinations destinations;
  private final Outbox outbox;
  private final Targets targets;
  private final Map<Instant, Filled> filled = new HashMap<>();

  /** Rounds over the destinations of a store. */
  public Sync(Store store, Destinations destinations, Outbox outbox, Outside.Reach reach) {
    this.store = store;
    this.destinations = destinations;
    this.outbox = outbox;
    this.targets = new Targets(store, reach);
  }

  /**
   * How a round went for a destination.
   *
   * @param sent how many arrived
   * @param dead how many were given up
   * @param waiting how many still wait
   * @param problem why not all went; empty where they did
   */
  public record Went(
      String destination, int sent, int dead, long waiting, Optional<String> problem) {}

  /** One round. */
  public synchronized List<Went> round() throws InterruptedException {
    List<Went> all = new ArrayList<>();
    for (Destination destination : destinations.all()) {
      if (destination.isEnabled()) {
        outbox.fill(destination);
        all.add(deliver(destination));
      }
    }
    forget();
    return all;
  }

  /**
   * One of the rounds that a server does all the time: it looks for changes only where scores were
   * refreshed since, and not more often than every half minute, for that reads everybody.
   */
  public synchronized void background() throws InterruptedException {
    Optional<Instant> refreshed = store.read(Live::read).map(Live::refreshedAt);
    Instant now = store.clock().instant();
    for (Destination destination : destinations.all()) {
      if (destination.isEnabled()) {
        Filled last = filled.getOrDefault(destination.createdAt(), NEVER);
        if (refreshed.isPresent()
            && !refreshed.get().equals(last.refreshed())
            && !now.isBefore(last.at().plus(REST))) {
          outbox.fill(destination);
          filled.put(destination.createdAt(), new Filled(refreshed.get(), now));
        }
        deliver(destination);
      }
    }
    forget();
  }

  private Went deliver(Destination destination) throws InterruptedException {
    Optional<Instant> resume = destination.resumeAt();
    if (resume.isPresent() && resume.get().isAfter(store.clock().instant())) {
      return new Went(
          destination.name(),
          0,
          0,
          waiting(destination),
          Optional.of("rests until " + resume.get() + ": " + destination.problem().orElse("")));
    }
    if (waiting(destination) == 0) {
      return new Went(destination.name(), 0, 0, 0, Optional.empty());
    }
    try (Target target = targets.open(destinations.open(destination))) {
      Dispatch.Summary summary =
          new Dispatch(store, outbox, destinations, destination, target).run();
      return new Went(
          destination.name(),
          summary.done(),
          summary.refused(),
          waiting(destination),
          summary.problem());
    } catch (UserError e) {
      String problem = String.valueOf(e.getMessage());
      destinations.went(destination.name(), destination.failures(), null, problem);
      return new Went(destination.name(), 0, 0, waiting(destination), Optional.of(problem));
    }
  }

  private long waiting(Destination destination) {
    return store.read(
        connection ->
            new Sql(connection)
                .number(
                    "select count(*) from delivery where destination = ? and state = 'pending'",
                    destination.name()));
  }

  /** The log of what arrived is kept for a month; what was given up, until somebody cares. */
  private void forget() {
    Instant before = store.clock().instant().minus(KEPT);
    String old = "from delivery where state in ('done', 'superseded') and done_at < ?";
    boolean isAny =
        store.read(c -> new Sql(c).number("select count(*) " + old, Moments.utc(before)) > 0);
    if (isAny) {
      store.write(connection -> new Sql(connection).run("delete " + old, Moments.utc(before)));
    }
  }

  @Override
  public void close() {
    targets.close();
  }
}
