package dev.verve.server.act.alert;

import dev.verve.server.act.Moments;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The inbox: the alerts that were raised, and what was done about each. */
public final class Alerts {
  private static final String SELECT =
      """
      select
        a.id, a.rule, a.title, a.kind, coalesce(p.id, c.id, a.about, 'somebody') as subject, a.day,
        a.raised_at, a.words, a.score, a.score_before, a.band, a.band_before, a.branch, a.told,
        a.assigned, a.copied,
        case when a.state = 'snoozed' and a.snoozed_until <= ? then 'open' else a.state end as state,
        a.assignee, a.snoozed_until, a.told_at
      from alert a
      left join identity i on i.user_key = a.person
      left join identity p on p.user_key = i.person
      left join account c on c.account_key = a.account
      """;

  private final Store store;

  /** The alerts of a store. */
  public Alerts(Store store) {
    this.store = store;
  }

  /**
   * Which alerts are asked for.
   *
   * @param state only those; empty for all
   * @param rule only of this rule; empty for all
   * @param owner only those that somebody is told of, assigned or a copy of; empty for all
   * @param before only those with a smaller number
   * @param limit how many at most
   */
  public record Filter(
      Optional<Alert.State> state,
      Optional<String> rule,
      Optional<String> owner,
      long before,
      int limit) {
    /** All, the newest first. */
    public static Filter all(int limit) {
      return new Filter(
          Optional.empty(), Optional.empty(), Optional.empty(), Long.MAX_VALUE, limit);
    }

    public Filter withState(Alert.State only) {
      return new Filter(Optional.of(only), rule, owner, before, limit);
    }
  }

  /** What was noted about an alert. */
  public record Note(Instant at, String who, String what, String note) {}

  /** The alerts that a filter lets through, the newest first. */
  public List<Alert> list(Filter filter) {
    return store.read(connection -> list(connection, filter, now()));
  }

  private Instant now() {
    return store.clock().instant();
  }

  private static List<Alert> list(Connection connection, Filter filter, Instant now)
      throws SQLException {
    List<Alert> found = new ArrayList<>();
    String sql =
        "select * from ("
            + SELECT
            + ") f where id < ? and (? is null or state = ?) and (? is null or rule = ?)"
            + " and (? is null or told = ? or list_contains(string_split(assigned, ','), ?)"
            + " or list_contains(string_split(copied, ','), ?)) order by id desc limit "
            + filter.limit();
    String state = filter.state().map(Alert.State::word).orElse(null);
    String rule = filter.rule().orElse(null);
    String owner = filter.owner().orElse(null);
    new Sql(connection)
        .each(
            sql,
            row -> found.add(alert(row)),
            Moments.utc(now),
            filter.before(),
            state,
            state,
            rule,
            rule,
            owner,
            owner,
            owner,
            owner);
    return found;
  }

  /** An alert by its number. */
  public Optional<Alert> find(long id) {
    return store.read(
        connection -> {
          List<Alert> found = new ArrayList<>();
          new Sql(connection)
              .each(
                  SELECT + " where a.id = ?", row -> found.add(alert(row)), Moments.utc(now()), id);
          return found.stream().findFirst();
        });
  }

  /** An alert that is due to be told, with the destinations that hear of it. */
  record Due(Alert alert, List<String> destinations) {}

  /** Alerts that nobody was told of yet and that are due. */
  List<Due> due() {
    return store.read(
        connection -> {
          List<Due> found = new ArrayList<>();
          Instant now = now();
          new Sql(connection)
              .each(
                  "select f.*, a.destinations from ("
                      + SELECT
                      + ") f join alert a on a.id = f.id where a.told_at is null and a.due_at <= ?"
                      + " and f.state <> 'resolved' order by f.id",
                  row -> found.add(new Due(alert(row), names(row.getString("destinations")))),
                  Moments.utc(now),
                  Moments.utc(now));
          return found;
        });
  }

  /** How many stand open. */
  public long open() {
    return store.read(
        connection ->
            new Sql(connection)
                .number(
                    "select count(*) from alert where state = 'open' or (state = 'snoozed' and snoozed_until <= ?)",
                    Moments.utc(now())));
  }

  /** What was done about an alert, in its order. */
  public List<Note> notes(long id) {
    return store.read(
        connection -> {
          List<Note> notes = new ArrayList<>();
          new Sql(connection)
              .each(
                  "select happened_at, who, what, note from alert_note where alert = ? order by happened_at",
                  row ->
                      notes.add(
                          new Note(
                              Moments.of(row, "happened_at"),
                              row.getString("who"),
                              row.getString("what"),
                              row.getString("note"))),
                  id);
          return notes;
        });
  }

  /** Somebody has seen it. */
  public boolean acknowledge(long id, String who) {
    return change(id, who, "acknowledged", "", "state = 'acknowledged'");
  }

  /** It waits until a moment, and then stands open again. */
  public boolean snooze(long id, Instant until, String who) {
    return change(
        id,
        who,
        "snoozed",
        "until " + until,
        "state = 'snoozed', snoozed_until = ?",
        Moments.utc(until));
  }

  /** Somebody is to work on it. */
  public boolean assign(long id, String assignee, String who) {
    return change(
        id,
        who,
        "assigned",
        "to " + assignee,
        "assignee = ?, state = case when state = 'open' then 'acknowledged' else state end",
        assignee);
  }

  /**
   * It is done with.
   *
   * @param note what was done
   */
  public boolean resolve(long id, String note, String who) {
    return change(id, who, "resolved", note, "state = 'resolved'");
  }

  /** It stands open again. */
  public boolean reopen(long id, String who) {
    return change(id, who, "reopened", "", "state = 'open'");
  }

  private boolean change(
      long id, String who, String what, String note, String set, Object... parameters) {
    Instant now = now();
    List<Object> all = new ArrayList<>(List.of(parameters));
    all.add(Moments.utc(now));
    all.add(id);
    return store.write(
        connection -> {
          Sql sql = new Sql(connection);
          long changed =
              sql.run("update alert set " + set + ", changed_at = ? where id = ?", all.toArray());
          if (changed > 0) {
            sql.run(
                "insert into alert_note values (?, ?, ?, ?, ?)",
                id,
                Moments.utc(now),
                who,
                what,
                note);
          }
          return changed > 0;
        });
  }

  private static Alert alert(ResultSet row) throws SQLException {
    return new Alert(
        row.getLong("id"),
        row.getString("rule"),
        row.getString("title"),
        Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getString("subject"),
        row.getObject("day", LocalDate.class),
        Moments.of(row, "raised_at"),
        row.getString("words"),
        number(row, "score"),
        number(row, "score_before"),
        row.getString("band"),
        row.getString("band_before"),
        Optional.ofNullable(row.getString("branch")),
        Optional.ofNullable(row.getString("told")),
        names(row.getString("assigned")),
        names(row.getString("copied")),
        Alert.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        Optional.ofNullable(row.getString("assignee")),
        Optional.ofNullable(Moments.orNull(row, "snoozed_until")),
        Optional.ofNullable(Moments.orNull(row, "told_at")));
  }

  /** Names of owners as they stand in one column. */
  static List<String> names(@Nullable String joined) {
    return joined == null || joined.isEmpty() ? List.of() : List.of(joined.split(",", -1));
  }

  private static @Nullable Double number(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? null : value;
  }
}
