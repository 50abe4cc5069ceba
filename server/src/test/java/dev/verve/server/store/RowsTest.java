package dev.verve.server.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;

/** Rows that the store does not take are not lost in silence. */
class RowsTest {
  @Test
  void rowsThatCannotBeHandedOverAreAFailure() throws SQLException {
    try (DuckDBConnection connection =
        DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class)) {
      new Sql(connection).run("create table thing (id bigint primary key)");
      Rows rows = new Rows(connection, "thing");
      rows.add(1L);
      rows.add(1L);
      assertThatThrownBy(rows::close)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("duplicate key");
    }
  }
}
