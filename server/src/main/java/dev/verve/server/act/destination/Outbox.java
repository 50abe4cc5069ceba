package dev.verve.server.act.destination;

import dev.verve.model.Entity;
import dev.verve.server.act.Moments;
import dev.verve.server.act.destination.ScoreChanges.Change;
import dev.verve.server.act.destination.ScoreChanges.Found;
import dev.verve.server.live.Reasons;
import dev.verve.server.live.Reasons.Reason;
import dev.verve.server.store.Rows;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be delivered. A change enters in the same transaction that notes what its
 * destination was told last, so that no crash loses one or lets it in twice; each keeps the message
 * key that it got then, by which a receiver knows a repeat.
 */
public final class Outbox {
  private static final int WEEK = 7;

  private final Store store;
  private final Payloads payloads;

  /** The outbox of a store. */
  public Outbox(Store store, Payloads payloads) {
    this.store = store;
    this.payloads = payloads;
  }

  /** What would enter now, without letting it in: the payloads of the first few, and how many. */
  public record Preview(int count, List<String> payloads) {}

  /** Lets in what changed since; tells how many. */
  public int fill(Destination destination) {
    int entered = 0;
    for (Found found : found(destination)) {
      if (found.changes().isEmpty()) {
        continue;
      }
      List<Change> sent = sent(destination, found);
      Map<Long, Reason> reasons = reasons(found, sent);
      store.write(
          connection -> {
            enter(connection, destination, found, sent, reasons);
            return true;
          });
      entered += sent.size();
    }
    return entered;
  }

  /** A dry run. */
  public Preview preview(Destination destination, int most) {
    int count = 0;
    List<String> first = new ArrayList<>();
    for (Found found : found(destination)) {
      List<Change> sent = sent(destination, found);
      count += sent.size();
      List<Change> shown = sent.subList(0, Math.min(Math.max(0, most - first.size()), sent.size()));
      Map<Long, Reason> reasons = reasons(found, shown);
      Instant now = store.clock().instant();
      shown.forEach(
          change -> first.add(payloads.of(found, change, reasons.get(change.key()), now)));
    }
    return new Preview(count, first);
  }

  private List<Found> found(Destination destination) {
    String of = destination.setting("of", "both");
    ScoreChanges changes = new ScoreChanges(store);
    List<Found> found = new ArrayList<>();
    if (!of.equals("accounts")) {
      changes.of(destination, Entity.USER).ifPresent(found::add);
    }
    if (!of.equals("users")) {
      changes.of(destination, Entity.ACCOUNT).ifPresent(found::add);
    }
    return found;
  }

  /** Those without the trait that the destination knows them by are not sent. */
  private static List<Change> sent(Destination destination, Found found) {
    if (found.isFirst() && !destination.isFilledFirst()) {
      return List.of();
    }
    return found.changes().stream().filter(change -> change.name() != null).toList();
  }

  private Map<Long, Reason> reasons(Found found, List<Change> changes) {
    List<Long> moved =
        changes.stream().filter(it -> it.bandBefore() != null).map(Change::key).toList();
    LocalDate asOf = found.live().asOf();
    return new Reasons(store, found.model()).of(found.entity(), moved, asOf.minusDays(WEEK), asOf);
  }

  private void enter(
      DuckDBConnection connection,
      Destination destination,
      Found found,
      List<Change> sent,
      Map<Long, Reason> reasons)
      throws SQLException {
    Sql sql = new Sql(connection);
    Instant now = store.clock().instant();
    long seq = sql.number("select coalesce(max(seq), 0) from delivery");
    boolean isUser = found.entity() == Entity.USER;
    try (Rows rows = new Rows(connection, "delivery")) {
      for (Change change : sent) {
        seq++;
        rows.add(
            seq,
            destination.name(),
            "score",
            found.entity().word(),
            isUser ? change.key() : null,
            isUser ? null : change.key(),
            messageKey(destination, seq),
            payloads.of(found, change, reasons.get(change.key()), now),
            "pending",
            0,
            now,
            null,
            null,
            now,
            null);
      }
    }
    if (!found.isFirst()) {
      sql.run(
          "delete from told_score where destination = ? and entity = ?"
              + " and entity_key in (select unnest(cast(? as bigint[])))",
          destination.name(),
          found.entity().word(),
          found.changes().stream().map(Change::key).toList().toString());
    }
    try (Rows rows = new Rows(connection, "told_score")) {
      for (Change change : found.changes()) {
        rows.add(
            destination.name(),
            found.entity().word(),
            change.key(),
            change.score(),
            change.band(),
            found.live().asOf());
      }
    }
  }

  /** Lets in what people are told, such as an alert or a digest. */
  public void enter(
      DuckDBConnection connection, Destination destination, String kind, String payload)
      throws SQLException {
    Sql sql = new Sql(connection);
    Instant now = store.clock().instant();
    long seq = sql.number("select coalesce(max(seq), 0) + 1 from delivery");
    sql.run(
        "insert into delivery values (?, ?, ?, null, null, null, ?, ?, 'pending', 0, ?, null, null, ?, null)",
        seq,
        destination.name(),
        kind,
        messageKey(destination, seq),
        payload,
        Moments.utc(now),
        Moments.utc(now));
  }

  private static String messageKey(Destination destination, long seq) {
    String text = destination.name() + " " + destination.createdAt() + " " + seq;
    return "verve_" + UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** What waits after a number, in its order, due or not. */
  List<Outgoing> waiting(Destination destination, long after, int most) {
    List<Outgoing> found = new ArrayList<>();
    return store.read(
        connection -> {
          new Sql(connection)
              .each(
                  "select seq, coalesce(entity, kind) || ' ' || coalesce(person, account, 0) as about,"
                      + " message_key, payload, attempts, next_at from delivery"
                      + " where destination = ? and state = 'pending' and seq > ? order by seq limit "
                      + most,
                  row ->
                      found.add(
                          new Outgoing(
                              row.getLong("seq"),
                              row.getString("about"),
                              row.getString("message_key"),
                              row.getString("payload"),
                              row.getInt("attempts"),
                              Moments.of(row, "next_at"))),
                  destination.name(),
                  after);
          return found;
        });
  }

  /** Notes deliveries that ended alike: arrived or given up. */
  static void settle(
      Sql sql, List<Long> seqs, String state, int status, @Nullable String problem, Instant now)
      throws SQLException {
    sql.run(
        "update delivery set state = ?, attempts = attempts + 1, status = ?, problem = ?, done_at = ?"
            + " where seq in (select unnest(cast(? as bigint[])))",
        state,
        status,
        problem,
        Moments.utc(now),
        seqs.toString());
  }

  /** Notes deliveries that are to be tried again. */
  static void postpone(Sql sql, List<Long> seqs, int status, String problem, Instant nextAt)
      throws SQLException {
    sql.run(
        "update delivery set attempts = attempts + 1, status = ?, problem = ?, next_at = ?"
            + " where seq in (select unnest(cast(? as bigint[])))",
        status,
        problem,
        Moments.utc(nextAt),
        seqs.toString());
  }

  /**
   * Lets a delivery that was given up wait again; where a later one about the same arrived since,
   * it is set aside, for it would take the place of what is newer.
   *
   * @return its new state; empty where it was not given up
   */
  public Optional<String> retry(String destination, long seq) {
    Instant now = store.clock().instant();
    return store.write(
        connection -> {
          Sql sql = new Sql(connection);
          String dead = " where destination = ? and seq = ? and state = 'dead'";
          if (sql.number("select count(*) from delivery" + dead, destination, seq) == 0) {
            return Optional.empty();
          }
          long later =
              sql.number(
                  "select count(*) from delivery d join delivery l on l.destination = d.destination"
                      + " and l.entity = d.entity and l.seq > d.seq and l.state in ('done', 'pending')"
                      + " and (l.person = d.person or l.account = d.account)"
                      + " where d.destination = ? and d.seq = ?",
                  destination,
                  seq);
          String state = later > 0 ? "superseded" : "pending";
          sql.run(
              "update delivery set state = ?, attempts = 0, next_at = ?, problem = null" + dead,
              state,
              Moments.utc(now),
              destination,
              seq);
          return Optional.of(state);
        });
  }
}
