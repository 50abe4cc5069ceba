package dev.verve.server.live;

import dev.verve.server.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What the current scores stand for.
 *
 * @param key the number of their model
 * @param asOf their date
 * @param historyFrom the first day whose scores are kept
 * @param watermark the last change that they know
 * @param refreshedAt when they were computed
 * @param decay what a point in {@code kept_point} is worth on their date
 */
public record Live(
    int key,
    LocalDate asOf,
    LocalDate historyFrom,
    long watermark,
    Instant refreshedAt,
    double decay) {

  /** The state of the current scores; empty before the first. */
  public static Optional<Live> read(Connection connection) throws SQLException {
    AtomicReference<Live> found = new AtomicReference<>();
    new Sql(connection)
        .each(
            "select version_key, as_of, history_from, watermark, refreshed_at, decay from live",
            row ->
                found.set(
                    new Live(
                        row.getInt(1),
                        row.getObject(2, LocalDate.class),
                        row.getObject(3, LocalDate.class),
                        row.getLong(4),
                        row.getObject(5, OffsetDateTime.class).toInstant(),
                        row.getDouble(6))));
    return Optional.ofNullable(found.get());
  }

  /** Stores this state in place of the one before, within a transaction of the caller. */
  void write(Connection connection) throws SQLException {
    Sql sql = new Sql(connection);
    sql.run("delete from live");
    sql.run(
        "insert into live values (?, ?, ?, ?, ?, ?)",
        key,
        asOf,
        historyFrom,
        watermark,
        OffsetDateTime.ofInstant(refreshedAt, ZoneOffset.UTC),
        decay);
  }
}
