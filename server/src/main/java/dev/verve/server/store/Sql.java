package dev.verve.server.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Runs statements with parameters on one connection. */
public final class Sql {
  private final Connection connection;

  /** Statements on this connection. */
  public Sql(Connection connection) {
    this.connection = connection;
  }

  /** Takes each row of a result. */
  public interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  /** Runs a statement; yields the number of rows it changed. */
  public long run(String sql, @Nullable Object... parameters) throws SQLException {
    try (PreparedStatement statement = prepare(sql, parameters)) {
      statement.execute();
      return Math.max(0, statement.getUpdateCount());
    }
  }

  /** Passes each row of a query to a reader. */
  public void each(String sql, RowReader reader, @Nullable Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = prepare(sql, parameters);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        reader.read(rows);
      }
    }
  }

  /** The whole number that a query yields; 0 where it yields no row. */
  public long number(String sql, @Nullable Object... parameters) throws SQLException {
    long[] found = {0};
    each(sql, row -> found[0] = row.getLong(1), parameters);
    return found[0];
  }

  private PreparedStatement prepare(String sql, @Nullable Object[] parameters) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }
}
