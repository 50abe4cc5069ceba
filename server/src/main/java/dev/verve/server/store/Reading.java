package dev.verve.server.store;

import java.sql.SQLException;
import org.duckdb.DuckDBConnection;

/**
 * Reads from a snapshot of the store.
 *
 * @param <T> what it finds
 */
public interface Reading<T> {
  /** Reads; the connection serves only until this returns. */
  T read(DuckDBConnection connection) throws SQLException;
}
