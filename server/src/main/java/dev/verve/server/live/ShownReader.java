package dev.verve.server.live;

import dev.verve.server.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Reads current scores from the tables into memory.
 *
 * @param connection reads the tables
 * @param into where the rows go
 * @param each puts a row there, at once or later
 */
record ShownReader(Connection connection, Shown into, Executor each) {
  private static final String ALL = "true";
  private static final String TOUCHED = "person in (select person from touched)";
  private static final String TOUCHED_ACCOUNT = "account in (select account from touched_account)";

  /** Actions by their keys, which count from 0. */
  static List<Shown.ActionName> actions(Connection connection, LiveModel model)
      throws SQLException {
    List<Shown.ActionName> actions = new ArrayList<>();
    new Sql(connection)
        .each(
            "select branch, action from action_of where version_key = ? order by action_key",
            row -> actions.add(new Shown.ActionName(row.getString(1), row.getString(2))),
            model.key());
    return actions;
  }

  /** Reads everybody and all accounts. */
  void scores() throws SQLException {
    users(ALL);
    accounts(ALL);
  }

  /** Reads the points of everybody. */
  void points() throws SQLException {
    points(ALL);
  }

  /** Reads the points of those in the relation {@code touched}. */
  void touchedPoints() throws SQLException {
    new Sql(connection)
        .each(
            "select cast(person as integer) from touched",
            row -> {
              int user = row.getInt(1);
              each.execute(() -> into.users().clearPoints(user));
            });
    points(TOUCHED);
  }

  /** Reads the scores of those in the relation {@code touched} and of their accounts. */
  void touchedScores() throws SQLException {
    clear("select cast(person as integer) from touched", into.users());
    users(TOUCHED);
    if (into.bound().rollsUp()) {
      clear("select cast(account as integer) from touched_account", into.accounts());
      accounts(TOUCHED_ACCOUNT);
    }
  }

  private void clear(String whose, Columns columns) throws SQLException {
    new Sql(connection)
        .each(
            whose,
            row -> {
              int key = row.getInt(1);
              each.execute(() -> columns.clear(key));
            });
  }

  private void users(String whose) throws SQLException {
    rows(
        into.users(),
        "cast(person as integer), raw, score, %s, cast(coalesce(account, 0) as integer), seats",
        "score_day",
        whose);
  }

  private void accounts(String whose) throws SQLException {
    rows(
        into.accounts(),
        "cast(account as integer), raw, score, %s, cast(users as integer), null::double",
        "account_day",
        whose);
  }

  private void rows(Columns columns, String selected, String table, String whose)
      throws SQLException {
    new Sql(connection)
        .each(
            "select "
                + selected.formatted(place())
                + " from %s where version_key = %d and day = date '%s' and %s"
                    .formatted(table, into.live().key(), into.live().asOf(), whose),
            row -> {
              int key = row.getInt(1);
              double raw = row.getDouble(2);
              double score = row.getDouble(3);
              int place = row.getInt(4);
              int beside = row.getInt(5);
              double told = row.getDouble(6);
              double seats = row.wasNull() ? Double.NaN : told;
              each.execute(() -> columns.set(key, raw, score, place, beside, seats));
            });
  }

  /** The place of a band, from 1. */
  private String place() {
    List<String> names = new ArrayList<>();
    for (String band : into.model().model().bands().names()) {
      names.add("'" + band.replace("'", "''") + "'");
    }
    return "list_position(" + names + ", band)";
  }

  private void points(String whose) throws SQLException {
    new Sql(connection)
        .each(
            "select cast(person as integer), action_key, points from kept_point where version_key = %d and %s"
                .formatted(into.live().key(), whose),
            row -> {
              int user = row.getInt(1);
              int action = row.getInt(2);
              double kept = row.getDouble(3);
              each.execute(() -> into.users().addPoints(user, action, kept));
            });
  }
}
