package dev.verve.server.store;

import dev.verve.server.store.Identities.Identity;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.duckdb.DuckDBConnection;

/**
 * Erases a person everywhere in the store: every id, event, trait, score and reject. What remains
 * is a receipt without the id. Current scores go with the next refresh, which also takes the person
 * out of the account; the caller keeps refreshes away meanwhile and asks for one afterwards.
 */
public final class Erasure {
  private final Store store;

  public Erasure(Store store) {
    this.store = store;
  }

  /** Erases the person of an id; empty where nobody is known by it. */
  public Optional<Erased> erase(String id, String who) {
    return store.change((connection, ledger) -> erase(connection, ledger, id, who));
  }

  private Optional<Erased> erase(DuckDBConnection connection, Ledger ledger, String id, String who)
      throws SQLException {
    Identity identity = ledger.identities.find(id);
    if (identity == null) {
      return Optional.empty();
    }
    Sql sql = new Sql(connection);
    long person = identity.person();
    // whoever became this person may still stand under a key of their own, until the scores follow
    String theirs = " in (select user_key from identity where person = " + person + ")";
    String keys = "user_key" + theirs;
    List<String> names = List.copyOf(ledger.identities.membersOf(person));
    long events = sql.run("delete from event_log where " + keys);
    long traits = sql.run("delete from profile where " + keys);
    long scores = 0;
    for (String table : List.of("kept_point", "score_day")) {
      String mine =
          " from "
              + table
              + " where version_key in (select version_key from model where entity = 'user')"
              + " and person"
              + theirs;
      scores += sql.number("select count(*)" + mine);
      String past = table.equals("score_day") ? " or day < (select history_from from live)" : "";
      sql.run(
          "delete" + mine + " and (version_key not in (select version_key from live)" + past + ")");
    }
    sql.run("delete from late where person" + theirs);
    for (String table : List.of("alert", "told_score", "delivery", "playbook_run", "list_member")) {
      String key = table.equals("told_score") ? "entity = 'user' and entity_key" : "person";
      sql.run("delete from " + table + " where " + key + theirs);
    }
    sql.run("delete from alert_note where alert not in (select id from alert)");
    sql.run("delete from playbook_step where run not in (select id from playbook_run)");
    sql.run("delete from merge_log where kept = ? or gone = ?", person, person);
    List<Long> gone = new ArrayList<>();
    sql.each(
        "select user_key from identity where person = ?", row -> gone.add(row.getLong(1)), person);
    for (long key : gone) {
      sql.run("insert into merge_log values (?, ?, ?)", ledger.next(), key, key);
    }
    long rejects = 0;
    for (String name : names) {
      rejects +=
          sql.run(
              "delete from reject where user_id = ? or contains(payload, ?)", name, inJson(name));
      sql.run("delete from delivery where contains(payload, ?)", inJson(name));
      sql.run(
          "delete from saved_list where contains(lower(query), lower(?))",
          "search=" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
    }
    sql.run("delete from identity where person = ?", person);
    Instant now = store.clock().instant().truncatedTo(ChronoUnit.MICROS);
    OffsetDateTime at = OffsetDateTime.ofInstant(now, ZoneOffset.UTC);
    Erased erased =
        new Erased(
            Credentials.hash(id),
            now,
            names.size(),
            events,
            traits,
            scores,
            rejects,
            Optional.empty());
    for (String name : names) {
      sql.run(
          "insert into receipt (id_hash, erased_at, ids, events, traits, scores, rejects) values (?, ?, ?, ?, ?, ?, ?)",
          Credentials.hash(name),
          at,
          erased.ids(),
          events,
          traits,
          scores,
          rejects);
    }
    new Audit(connection, now).note(who, "user.erase", erased.idHash());
    ledger.identities.forget(person);
    return Optional.of(erased);
  }

  /** The receipt of an earlier erasure; empty where there was none. */
  public Optional<Erased> receipt(String id) {
    return store.read(
        connection -> {
          AtomicReference<Erased> found = new AtomicReference<>();
          new Sql(connection)
              .each(
                  "select id_hash, erased_at, ids, events, traits, scores, rejects, purged_at"
                      + " from receipt where id_hash = ? order by erased_at",
                  row ->
                      found.set(
                          new Erased(
                              row.getString(1),
                              row.getObject(2, OffsetDateTime.class).toInstant(),
                              row.getLong(3),
                              row.getLong(4),
                              row.getLong(5),
                              row.getLong(6),
                              row.getLong(7),
                              Optional.ofNullable(row.getObject(8, OffsetDateTime.class))
                                  .map(OffsetDateTime::toInstant))),
                  Credentials.hash(id));
          return Optional.ofNullable(found.get());
        });
  }

  /**
   * A second look: how many rows of each table still tell of an id; all 0 after an erasure, and of
   * a person who came back only what came since.
   */
  public Map<String, Long> remains(String id) {
    String keys = " where user_key in (select user_key from identity where id = ?)";
    Map<String, Long> found = new LinkedHashMap<>();
    store.read(
        connection -> {
          Sql sql = new Sql(connection);
          found.put("ids", sql.number("select count(*) from identity where id = ?", id));
          found.put("events", sql.number("select count(*) from event_log" + keys, id));
          found.put("traits", sql.number("select count(*) from profile" + keys, id));
          found.put("scores", sql.number("select count(*) from score_history where id = ?", id));
          found.put(
              "rejects",
              sql.number(
                  "select count(*) from reject where user_id = ? or contains(payload, ?)",
                  id,
                  inJson(id)));
          acts(sql, id, found);
          return found;
        });
    return found;
  }

  /** Rows of somebody, and rows of nobody who is known any more, which an erasure left behind. */
  private static void acts(Sql sql, String id, Map<String, Long> found) throws SQLException {
    String theirs =
        " %1$s in (select person from identity where id = ?) or %1$s not in (select person from identity)";
    String user = " where entity = 'user' and (" + theirs + ")";
    found.put(
        "alerts",
        sql.number("select count(*) from alert where" + theirs.formatted("person"), id)
            + sql.number(
                "select count(*) from alert_note where alert not in (select id from alert)"));
    found.put(
        "deliveries",
        sql.number(
                "select count(*) from delivery where contains(payload, ?) or"
                    + theirs.formatted("person"),
                inJson(id),
                id)
            + sql.number("select count(*) from told_score" + user.formatted("entity_key"), id));
    found.put(
        "playbooks",
        sql.number("select count(*) from playbook_run where" + theirs.formatted("person"), id)
            + sql.number("select count(*) from list_member where" + theirs.formatted("person"), id)
            + sql.number(
                "select count(*) from playbook_step where run not in (select id from playbook_run)"));
    found.put(
        "verdicts",
        sql.number(
            "select count(*) from intervention_verdict where contains(document, ?)", inJson(id)));
  }

  /** An id as it stands in the JSON of an event that was kept aside. */
  private static String inJson(String id) {
    return '"' + id.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
