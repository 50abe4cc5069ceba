package dev.verve.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.engine.SmallTable;
import dev.verve.sql.DuckDbDialect;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A small table is made once for as long as it stands, and anew when anything took its place. */
class StandingTablesTest {
  private final List<String> told = new ArrayList<>();

  private static SmallTable table(int... values) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int value : values) {
      rows.add(List.of(value));
    }
    return SmallTable.named("small").with("v", SmallTable.Type.INTEGER).withRows(rows);
  }

  private static long sum(DuckDbEngine engine) {
    return engine.query("select sum(v) as v from small").get(0).whole("v");
  }

  @Test
  void isMadeOnceWhileNothingTookItsPlace() {
    try (DuckDbEngine engine = DuckDbEngine.open(DuckDbOptions.defaults())) {
      engine.listen(told::add);
      engine.rows(table(1, 2));
      engine.rows(table(1, 2));
      assertThat(told).hasSize(1);
      engine.rows(table(1, 3));
      assertThat(told).hasSize(2);
      assertThat(sum(engine)).isEqualTo(4);
      engine.rows(table(1, 2));
      assertThat(sum(engine)).isEqualTo(3);
    }
  }

  @Test
  void isMadeAnewWhereAnotherRelationHadItsName() {
    try (DuckDbEngine engine = DuckDbEngine.open(DuckDbOptions.defaults())) {
      engine.rows(table(1, 2));
      engine.table("small", "select 9 as v");
      engine.rows(table(1, 2));
      assertThat(sum(engine)).isEqualTo(3);
      engine.view("small", "select 9 as v");
      engine.rows(table(1, 2));
      assertThat(sum(engine)).isEqualTo(3);
    }
  }

  @Test
  void isMadeEachTimeOnAConnectionThatOthersMayChange() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement other = connection.createStatement()) {
      DuckDbEngine engine = DuckDbEngine.over(connection, new DuckDbDialect());
      engine.rows(table(1, 2));
      other.execute("drop table small");
      engine.rows(table(1, 2));
      assertThat(sum(engine)).isEqualTo(3);
    }
  }
}
