package dev.verve.server.live;

import dev.verve.server.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Lets the scores of one version take the place of another's, within the transaction that computes
 * them: the last scores of the old one become the last day of its history.
 */
final class Succession {
  private static final List<String> DAYS = List.of("score_day", "account_day");

  private Succession() {}

  /** Makes room for the scores of a version as of a day. */
  static void to(Connection connection, int key, LocalDate day) throws SQLException {
    Sql sql = new Sql(connection);
    Optional<Live> before = Live.read(connection);
    if (before.isPresent() && before.get().key() != key) {
      retire(connection, before.get());
    }
    // a version that returns was kept up to its last day, which its current scores now tell
    for (String table : DAYS) {
      sql.run("delete from " + table + " where version_key = ? and day >= ?", key, day);
    }
    sql.run("delete from kept_point where version_key <> ?", key);
    // kept by a model of users for itself; nobody keeps them up to date under another
    sql.run("delete from kept_trait_name");
    sql.run("delete from kept_trait");
  }

  /** Of a version whose scale was never frozen no day is kept. */
  private static void retire(Connection connection, Live old) throws SQLException {
    Optional<LiveModel> model = Models.of(connection, old.key());
    if (model.isEmpty() || model.get().isProvisional()) {
      for (String table : DAYS) {
        new Sql(connection).run("delete from " + table + " where version_key = ?", old.key());
      }
    }
  }
}
