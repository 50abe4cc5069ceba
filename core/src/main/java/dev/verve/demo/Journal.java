package dev.verve.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Puts events into the order of time. People live by local days, so the simulation writes each
 * local day out of order; the journal holds back what an event of a later local day may still
 * precede, which is about one day of events. What lies outside the period is dropped.
 */
final class Journal {
  private record Draft(DemoUser user, String name, long millis, Map<String, Object> properties) {}

  private final long start;
  private final long end;
  private final long idOrigin;
  private final DemoListener listener;
  private final List<Draft> pending = new ArrayList<>();
  private long written;

  /** A journal of the moments from {@code start}, included, to {@code end}, excluded. */
  Journal(Instant start, Instant end, long seed, DemoListener listener) {
    this.start = start.toEpochMilli();
    this.end = end.toEpochMilli();
    this.idOrigin = Dice.mix(seed);
    this.listener = listener;
  }

  void announce(DemoUser user) {
    if (user.firstSeen().toEpochMilli() < end) {
      listener.signedUp(user);
    }
  }

  void note(DemoUser user, String name, long atMillis, Map<String, Object> properties) {
    if (atMillis < start || atMillis >= end) {
      return;
    }
    pending.add(new Draft(user, name, atMillis, properties));
  }

  /** Hands over everything earlier than a moment, which no later note may precede. */
  void release(Instant before) {
    long limit = before.toEpochMilli();
    pending.sort((a, b) -> Long.compare(a.millis(), b.millis()));
    int ready = 0;
    while (ready < pending.size() && pending.get(ready).millis() < limit) {
      listener.happened(event(pending.get(ready++)));
    }
    pending.subList(0, ready).clear();
  }

  private DemoEvent event(Draft draft) {
    // Scrambling a running number is one-to-one, hence unique.
    String id = HexFormat.of().toHexDigits(Dice.mix(idOrigin + written++));
    Instant at = Instant.ofEpochMilli(draft.millis());
    return new DemoEvent(id, draft.user(), draft.name(), at, draft.properties());
  }
}
