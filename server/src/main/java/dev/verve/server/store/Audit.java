package dev.verve.server.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * The log of every change of a model, a key, a role, and of every erasure: who did what to what,
 * and when. Notes stand in the same transaction as the change itself, and are never removed.
 */
public final class Audit {
  private final Connection connection;
  private final OffsetDateTime now;

  /** Notes of one change, within the transaction that makes it. */
  public Audit(Connection connection, Instant now) {
    this.connection = connection;
    this.now = OffsetDateTime.ofInstant(now, ZoneOffset.UTC);
  }

  /**
   * Adds a note.
   *
   * @param who the id of a token, or {@code server}
   * @param what the change, such as {@code model.publish}
   * @param detail what was changed; never a secret, nor the id of somebody erased
   */
  public void note(String who, String what, String detail) throws SQLException {
    new Sql(connection).run("insert into audit values (?, ?, ?, ?)", now, who, what, detail);
  }
}
