package dev.verve.server.store;

import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Connections that read beside the writer. Each use sees one snapshot and leaves nothing behind.
 */
final class Readers implements AutoCloseable {
  private final Database database;
  private final ConcurrentLinkedQueue<DuckDBConnection> idle = new ConcurrentLinkedQueue<>();

  Readers(Database database) {
    this.database = database;
  }

  /** Reads from one snapshot. */
  <T> T read(Reading<T> reading) {
    @Nullable DuckDBConnection connection = null;
    boolean clean = false;
    try {
      connection = idle.poll();
      if (connection == null) {
        connection = database.connect();
      }
      new Sql(connection).run("begin transaction read only");
      T result = reading.read(connection);
      new Sql(connection).run("rollback");
      clean = true;
      return result;
    } catch (SQLException e) {
      throw new StoreException("the store could not be read", e);
    } finally {
      giveBack(connection, clean);
    }
  }

  /** A connection is used again only where it ended well. */
  private void giveBack(@Nullable DuckDBConnection connection, boolean clean) {
    if (connection == null) {
      return;
    }
    if (clean) {
      idle.add(connection);
    } else {
      closeQuietly(connection);
    }
  }

  private static void closeQuietly(DuckDBConnection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new StoreException("close", e);
    }
  }

  @Override
  public void close() {
    for (DuckDBConnection c = idle.poll(); c != null; c = idle.poll()) {
      closeQuietly(c);
    }
  }
}
