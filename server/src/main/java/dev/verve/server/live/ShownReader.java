package dev.verve.server.live;

import dev.verve.server.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads current scores from the tables into memory.
 *
 * @param connection reads the tables
 * @param into where the rows go
 */
record ShownReader(Connection connection, Shown into) {
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
  void allPoints() throws SQLException {
    points(ALL);
  }

  /** Whom the last refresh touched. */
  Touched touched() throws SQLException {
    return new Touched(
        touchedUsers(),
        into.bound().rollsUp()
            ? keys("select cast(account as integer) from touched_account")
            : new int[0]);
  }

  /** The users whom the last refresh touched. */
  int[] touchedUsers() throws SQLException {
    return keys("select cast(person as integer) from touched");
  }

  private int[] keys(String query) throws SQLException {
    IntStream.Builder keys = IntStream.builder();
    new Sql(connection).each(query, row -> keys.add(row.getInt(1)));
    return keys.build().toArray();
  }

  /** Reads the points of the users who were touched. */
  void points(int... touched) throws SQLException {
    for (int user : touched) {
      into.rows().users().clearPoints(user);
    }
    points(TOUCHED);
  }

  /** Reads the scores of those who were touched and of their accounts. */
  void scores(Touched touched) throws SQLException {
    for (int user : touched.users()) {
      into.rows().users().clear(user);
    }
    users(TOUCHED);
    if (into.bound().rollsUp()) {
      for (int account : touched.accounts()) {
        into.rows().accounts().clear(account);
      }
      accounts(TOUCHED_ACCOUNT);
    }
  }

  private void users(String whose) throws SQLException {
    rows(
        into.rows().users(),
        "cast(person as integer), raw, score, %s, cast(coalesce(account, 0) as integer), seats",
        "score_day",
        whose);
  }

  private void accounts(String whose) throws SQLException {
    rows(
        into.rows().accounts(),
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
              columns.set(key, raw, score, place, beside, seats);
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
            row -> into.rows().users().addPoints(row.getInt(1), row.getInt(2), row.getDouble(3)));
  }
}
