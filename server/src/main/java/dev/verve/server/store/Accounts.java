package dev.verve.server.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys of accounts, in memory for the writer, read back at the start; other threads may {@link
 * #find}.
 */
final class Accounts {
  private final Map<String, Long> keys = new ConcurrentHashMap<>();
  private final List<String> created = new ArrayList<>();
  private long last;

  static Accounts load(Connection connection) throws SQLException {
    Accounts accounts = new Accounts();
    new Sql(connection)
        .each(
            "select account_key, id from account",
            row -> {
              accounts.keys.put(row.getString(2), row.getLong(1));
              accounts.last = Math.max(accounts.last, row.getLong(1));
            });
    return accounts;
  }

  /** The key of an account, made where it is new. */
  long key(String id) {
    Long known = keys.get(id);
    if (known != null) {
      return known;
    }
    keys.put(id, ++last);
    created.add(id);
    return last;
  }

  /** The key of an account that was seen before. */
  OptionalLong find(String id) {
    Long known = keys.get(id);
    return known == null ? OptionalLong.empty() : OptionalLong.of(known);
  }

  /** Accounts that are new since the last settling. */
  Map<String, Long> created() {
    Map<String, Long> fresh = new HashMap<>();
    created.forEach(id -> fresh.put(id, key(id)));
    return fresh;
  }

  /** Says that all is stored. */
  void settle() {
    created.clear();
  }
}
