package dev.verve.duckdb;

import dev.verve.engine.SmallTable;
import dev.verve.sql.Dialect;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes rows of Java as literals, so that the statements also run elsewhere. */
final class SmallTableSql {
  private SmallTableSql() {}

  static String create(SmallTable table, Dialect dialect) {
    return table.columns().stream()
        .map(column -> dialect.name(column.name()) + " " + type(column.type()))
        .collect(
            Collectors.joining(", ", "create or replace temp table " + table.name() + " (", ")"));
  }

  static String insert(SmallTable table, Dialect dialect) {
    return table.rows().stream()
        .map(row -> literals(row, dialect))
        .collect(Collectors.joining(",\n  ", "insert into " + table.name() + " values\n  ", ""));
  }

  private static String literals(List<@Nullable Object> row, Dialect dialect) {
    return row.stream()
        .map(value -> value instanceof String text ? dialect.text(text) : String.valueOf(value))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String type(SmallTable.Type type) {
    return switch (type) {
      case TEXT -> "varchar";
      case INTEGER -> "integer";
      case LONG -> "bigint";
      case REAL -> "double";
    };
  }
}
