package dev.verve.server.api;

import dev.verve.server.store.Sql;
import dev.verve.server.web.HttpProblem;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whose scores are asked for, and where they stand. */
enum Subject {
  USERS("scores", "user_key", "identity", "score_now", "person", "score_day", "point_now"),
  ACCOUNTS(
      "accounts",
      "account_key",
      "account",
      "account_now",
      "account",
      "account_day",
      "account_point_now");

  private final String path;
  private final String key;
  private final String ids;
  private final String now;
  private final String column;
  private final String day;
  private final String point;

  Subject(
      String path, String key, String ids, String now, String column, String day, String point) {
    this.path = path;
    this.key = key;
    this.ids = ids;
    this.now = now;
    this.column = column;
    this.day = day;
    this.point = point;
  }

  /** The name in paths and answers. */
  String path() {
    return path;
  }

  /** Current scores with ids. */
  String current() {
    String extra =
        this == USERS
            ? ", a.id as account from %s n left join account a on a.account_key = n.account"
            : ", n.users from %s n";
    return ("select i.id, n.%1$s as entity, n.raw, n.score, n.band"
            + extra.formatted(now)
            + " join %2$s i on i.%3$s = n.%1$s where n.version_key = (select version_key from live)")
        .formatted(column, ids, key);
  }

  /** The scores of past days, and the current ones as those of their date. */
  String days() {
    return """
        select %1$s as entity, day, raw, score, band from %2$s
        where version_key = (select version_key from live)
        union all
        select n.%1$s, l.as_of, n.raw, n.score, n.band from %3$s n
        join live l on l.version_key = n.version_key"""
        .formatted(column, day, now);
  }

  /** The points of one key by branch and action. */
  String points() {
    return """
        select o.branch, o.action, p.points
        from %s p
        join action_of o on o.version_key = p.version_key and o.action_key = p.action_key
        where p.version_key = (select version_key from live) and p.%s = ?
        order by o.action_key"""
        .formatted(point, column);
  }

  /** The key of an id: for any id of a person, the person's. */
  long find(Connection connection, String id) throws SQLException {
    long found =
        new Sql(connection)
            .number(
                this == USERS
                    ? "select person from identity where id = ?"
                    : "select account_key from account where id = ?",
                id);
    if (found == 0) {
      throw HttpProblem.missing("nobody is known as " + id);
    }
    return found;
  }

  /** A row of {@link #current} as fields. */
  Map<String, Object> row(ResultSet row) throws SQLException {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", row.getString("id"));
    if (this == USERS) {
      fields.put("account", row.getString("account"));
    } else {
      fields.put("users", row.getLong("users"));
    }
    fields.put("raw", row.getDouble("raw"));
    fields.put("score", row.getDouble("score"));
    fields.put("band", row.getString("band"));
    return fields;
  }
}
