package dev.verve.server.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The message ids of the last seven days, by the day of arrival, so that a repeat is recognised and
 * old days are dropped whole. Days are counted as they came, not by the calendar: a clock that
 * jumps ahead and back would otherwise empty the window. It is read back from the events at the
 * start. A week of ten million events takes about 140 MB of the heap.
 */
final class MessageWindow {
  /** Days in which a repeat is recognised, at least. */
  static final int DAYS = 7;

  /** Days kept: those seven, today, and two for a clock that was wrong. */
  private static final int KEPT = DAYS + 3;

  private final TreeMap<LocalDate, KeySet> days = new TreeMap<>();

  /** The window as the store's events give it. */
  static MessageWindow load(Connection connection) throws SQLException {
    MessageWindow window = new MessageWindow();
    new Sql(connection)
        .each(
            "select message_key, received_at from event_log"
                + " where message_key is not null and received_at >= (select min(day) from"
                + " (select distinct date_trunc('day', received_at) as day from event_log"
                + " order by day desc limit ?))",
            row -> {
              UUID key = (UUID) row.getObject(1);
              Instant at = row.getObject(2, OffsetDateTime.class).toInstant();
              window.add(
                  new MessageKey(key.getMostSignificantBits(), key.getLeastSignificantBits()), at);
            },
            KEPT);
    return window;
  }

  /** Adds a message; false where it came before within the window. */
  boolean add(MessageKey key, Instant receivedAt) {
    LocalDate day = LocalDate.ofInstant(receivedAt, ZoneOffset.UTC);
    while (days.size() > KEPT) {
      days.pollFirstEntry();
    }
    for (KeySet seen : days.values()) {
      if (seen.contains(key.high(), key.low())) {
        return false;
      }
    }
    return days.computeIfAbsent(day, d -> new KeySet()).add(key.high(), key.low());
  }
}
