package dev.verve.server.live;

import dev.verve.server.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** What somebody did, the newest first. */
public final class Timeline {
  private final Connection connection;

  public Timeline(Connection connection) {
    this.connection = connection;
  }

  /**
   * One event.
   *
   * @param id the id of the person under which it came
   * @param event its name
   * @param happenedAt when it happened
   * @param receivedAt when it came
   * @param properties as JSON
   */
  public record Entry(
      String id, String event, Instant happenedAt, Instant receivedAt, String properties) {}

  /** The last events of a person. */
  public List<Entry> ofPerson(long person, int most) throws SQLException {
    List<String> keys = new ArrayList<>();
    new Sql(connection)
        .each(
            "select user_key from identity where person = ?",
            row -> keys.add(row.getString(1)),
            person);
    // written out, they are looked for while the log is read
    return keys.isEmpty()
        ? List.of()
        : read("e.user_key in (" + String.join(", ", keys) + ")", most);
  }

  /** The last events in an account. */
  public List<Entry> ofAccount(long account, int most) throws SQLException {
    return read("e.account_key = " + account, most);
  }

  /** The last events that came, whoever's they are. */
  public List<Entry> arrived(int most) throws SQLException {
    return read("e.seq > (select max(seq) from event_log) - " + most, most);
  }

  private List<Entry> read(String where, int most) throws SQLException {
    List<Entry> entries = new ArrayList<>();
    new Sql(connection)
        .each(
            """
            select i.id, e.event, e.happened_at, e.received_at, coalesce(e.properties, '{}') as properties
            from event_log e
            join identity i on i.user_key = e.user_key
            where %s
            order by e.happened_at desc, e.seq desc
            limit %d"""
                .formatted(where, most),
            row ->
                entries.add(
                    new Entry(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        row.getString(5))));
    return entries;
  }
}
