package dev.verve.server.api;

import dev.verve.model.Entity;
import dev.verve.server.live.LiveModel;
import dev.verve.server.live.TraitMatch;
import dev.verve.server.store.Sql;
import dev.verve.server.web.HttpProblem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whose scores are asked for, and where they stand.
 *
 * @param kind users or accounts
 * @param entity whom the model scores
 */
public record Subject(Kind kind, Entity entity) {

  /** What the path names. */
  public enum Kind {
    USERS("scores"),
    ACCOUNTS("accounts");

    private final String path;

    Kind(String path) {
      this.path = path;
    }

    /** The name in paths and answers. */
    public String path() {
      return path;
    }
  }

  /** The subject of a model. */
  public static Subject of(Kind kind, LiveModel model) {
    return new Subject(kind, model.model().entity());
  }

  /** Whether accounts are rolled up from users, so that they stand in tables of their own. */
  public boolean isRolledUp() {
    return kind == Kind.ACCOUNTS && entity == Entity.USER;
  }

  public boolean isAccount() {
    return kind == Kind.ACCOUNTS || entity == Entity.ACCOUNT;
  }

  private String column() {
    return isRolledUp() ? "account" : "person";
  }

  private String now() {
    return isRolledUp() ? "account_now" : "score_now";
  }

  private String ids() {
    return isAccount() ? "account" : "identity";
  }

  private String key() {
    return isAccount() ? "account_key" : "user_key";
  }

  /** The keys of those whom a trait describes now. */
  public String among(Connection connection, TraitMatch match) throws SQLException {
    return isAccount() ? match.accounts() : match.people(connection);
  }

  /** Current scores by key. */
  public String scores() {
    return "select %s as entity, %s, raw, score, band from %s where version_key = (select version_key from live)"
        .formatted(column(), isRolledUp() ? "users" : "account as account_key", now());
  }

  /** Scores with ids. */
  public String named(String scores) {
    String account = isRolledUp() ? "" : ", a.id as account";
    String accounts = isRolledUp() ? "" : " left join account a on a.account_key = n.account_key";
    return "select i.id, n.*%s from (%s) n join %s i on i.%s = n.entity%s"
        .formatted(account, scores, ids(), key(), accounts);
  }

  /** Current scores with ids. */
  public String current() {
    return named(scores());
  }

  /** The scores of a version's days, the current one among them. */
  public String days(int version) {
    return "select %s as entity, day, raw, score, band from %s where version_key = %d"
        .formatted(column(), isRolledUp() ? "account_day" : "score_day", version);
  }

  /** The points of one key by branch and action. */
  String points() {
    return """
        select o.branch, o.action, p.points
        from %s p
        join action_of o on o.version_key = p.version_key and o.action_key = p.action_key
        where p.version_key = (select version_key from live) and p.%s = ?
        order by o.action_key"""
        .formatted(isRolledUp() ? "account_point_now" : "point_now", column());
  }

  /** The key of an id: for any id of a person, the person's. */
  public long find(Connection connection, String id) throws SQLException {
    long found =
        new Sql(connection)
            .number(
                isAccount()
                    ? "select account_key from account where id = ?"
                    : "select person from identity where id = ?",
                id);
    if (found == 0) {
      throw HttpProblem.missing("nobody is known as " + id);
    }
    return found;
  }

  /** The key of an id itself, which may be one of several of a person. */
  public long named(Connection connection, String id) throws SQLException {
    return new Sql(connection).number("select " + key() + " from " + ids() + " where id = ?", id);
  }

  /** The id of a key. */
  public String id(Connection connection, long found) throws SQLException {
    String[] id = {""};
    new Sql(connection)
        .each(
            "select id from " + ids() + " where " + key() + " = ?",
            row -> id[0] = row.getString(1),
            found);
    return id[0];
  }

  /** The ids of keys. */
  public Map<Long, String> ids(Connection connection, Collection<Long> keys) throws SQLException {
    Map<Long, String> ids = new HashMap<>();
    String some = keys.stream().map(String::valueOf).collect(Collectors.joining(", "));
    if (!keys.isEmpty()) {
      new Sql(connection)
          .each(
              "select %1$s, id from %2$s where %1$s in (%3$s)".formatted(key(), ids(), some),
              row -> ids.put(row.getLong(1), row.getString(2)));
    }
    return ids;
  }
}
