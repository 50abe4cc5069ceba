package dev.verve.server.store;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What the writer must remember from one transaction to the next: who is who, what came before, and
 * the number of the last change. When a transaction fails it is read anew from the store.
 */
final class Ledger {
  final Identities identities;
  final Accounts accounts;
  final MessageWindow window;
  private long seq;

  private Ledger(Identities identities, Accounts accounts, MessageWindow window, long seq) {
    this.identities = identities;
    this.accounts = accounts;
    this.window = window;
    this.seq = seq;
  }

  static Ledger load(Connection connection) throws SQLException {
    return new Ledger(
        Identities.load(connection),
        Accounts.load(connection),
        MessageWindow.load(connection),
        new Sql(connection).number("select coalesce(max(seq), 0) from change"));
  }

  /** The number of the next change. */
  long next() {
    return ++seq;
  }
}
