package dev.verve.server.live;

import dev.verve.server.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The ids of accounts by their keys, which count from 1 and are only ever added. */
final class AccountNames {
  private volatile String[] names = {""};

  /** Adds those that are new in the tables; for one thread. */
  void follow(Connection connection) throws SQLException {
    String[] before = names;
    List<String> fresh = new ArrayList<>();
    new Sql(connection)
        .each(
            "select id from account where account_key >= ? order by account_key",
            row -> fresh.add(row.getString(1)),
            before.length);
    if (!fresh.isEmpty()) {
      String[] after = Arrays.copyOf(before, before.length + fresh.size());
      for (int i = 0; i < fresh.size(); i++) {
        after[before.length + i] = fresh.get(i);
      }
      names = after;
    }
  }

  /** The id of a key; for any thread. */
  String of(int key) {
    return names[key];
  }
}
