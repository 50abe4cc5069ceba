package dev.verve.server.live;

import dev.verve.server.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The dates that the current scores stand on.
 *
 * @param asOf the date of the scores
 * @param last the day of the last event
 */
public record ScoredDates(LocalDate asOf, LocalDate last) {

  /** The dates of a store; empty where there are no scores or no events yet. */
  public static Optional<ScoredDates> of(Connection connection) throws SQLException {
    AtomicReference<ScoredDates> found = new AtomicReference<>();
    new Sql(connection)
        .each(
            "select as_of, (select cast(max(happened_at) as date) from event_log) as last from"
                + " live",
            row -> {
              LocalDate last = row.getObject(2, LocalDate.class);
              if (last != null) {
                found.set(new ScoredDates(row.getObject(1, LocalDate.class), last));
              }
            });
    return Optional.ofNullable(found.get());
  }
}
