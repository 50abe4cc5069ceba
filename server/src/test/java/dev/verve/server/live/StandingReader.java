package dev.verve.server.live;

import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The current scores in words, once from memory and once from the tables, to be compared. */
final class StandingReader {
  private StandingReader() {}

  static Map<String, String> inMemory(Store store, Standing standing) {
    Map<String, String> found = new TreeMap<>();
    for (String id : ids(store, "identity")) {
      store
          .person(id)
          .ifPresent(
              person ->
                  standing
                      .user(person)
                      .ifPresent(
                          user -> {
                            found.put(id, row(user.account(), user.raw(), user.band()));
                            points(found, id, user.points());
                          }));
    }
    for (String id : ids(store, "account")) {
      long key = store.account(id).orElseThrow();
      store
          .read(connection -> standing.account(connection, key))
          .ifPresent(
              account -> {
                String name = "account " + id;
                found.put(name, row(account.users(), account.score(), account.band()));
                points(found, name, account.points());
              });
    }
    return found;
  }

  private static void points(
      Map<String, String> found, String id, Map<String, Map<String, Double>> points) {
    points
        .values()
        .forEach(
            actions ->
                actions.forEach(
                    (action, value) -> found.put(id + " " + action, "%.8f".formatted(value))));
  }

  static Map<String, String> inTables(Store store) {
    return store.read(
        connection -> {
          Map<String, String> found = new TreeMap<>();
          read(
              connection,
              found,
              "select i.id, a.id, n.raw, n.band from score_now n"
                  + " join identity i on i.user_key = n.person"
                  + " left join account a on a.account_key = n.account");
          read(
              connection,
              found,
              "select 'account ' || a.id, n.users, n.score, n.band from account_now n"
                  + " join account a on a.account_key = n.account");
          String action =
              " p join action_of o on o.version_key = p.version_key and o.action_key = p.action_key";
          Sql sql = new Sql(connection);
          for (String query :
              List.of(
                  "select i.id || ' ' || o.action, p.points from point_now"
                      + action
                      + " join identity i on i.user_key = p.person",
                  "select 'account ' || a.id || ' ' || o.action, p.points from account_point_now"
                      + action
                      + " join account a on a.account_key = p.account")) {
            sql.each(query, row -> found.put(row.getString(1), "%.8f".formatted(row.getDouble(2))));
          }
          return found;
        });
  }

  private static void read(Connection connection, Map<String, String> found, String query)
      throws SQLException {
    new Sql(connection)
        .each(
            query,
            row ->
                found.put(
                    row.getString(1), row(row.getString(2), row.getDouble(3), row.getString(4))));
  }

  private static String row(Object beside, double number, String band) {
    return "%s %.8f %s".formatted(beside, number, band);
  }

  private static List<String> ids(Store store, String table) {
    return store.read(
        connection -> {
          List<String> ids = new ArrayList<>();
          new Sql(connection).each("select id from " + table, row -> ids.add(row.getString(1)));
          return ids;
        });
  }
}
