package dev.verve.duckdb;

import dev.verve.engine.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The row at which a result stands. */
final class ResultRow implements Row {
  private final ResultSet results;
  private final Map<String, Integer> positions = new HashMap<>();

  ResultRow(ResultSet results) throws SQLException {
    this.results = results;
    for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
      positions.put(results.getMetaData().getColumnLabel(i), i);
    }
  }

  @Override
  public @Nullable String text(String column) {
    Object value = value(column);
    return value == null ? null : value.toString();
  }

  @Override
  public @Nullable Double number(String column) {
    return asNumber(value(column));
  }

  @Override
  public @Nullable LocalDate date(String column) {
    return asDate(value(column));
  }

  Row copy() {
    Map<String, @Nullable Object> values = new HashMap<>();
    positions.keySet().forEach(column -> values.put(column, value(column)));
    return new KeptRow(values);
  }

  private @Nullable Object value(String column) {
    Integer position = positions.get(column);
    if (position == null) {
      throw new IllegalStateException("no column " + column + " in " + positions.keySet());
    }
    try {
      return results.getObject(position);
    } catch (SQLException e) {
      throw new DuckDbException("read " + column, e);
    }
  }

  static @Nullable Double asNumber(@Nullable Object value) {
    return value instanceof Number number ? Double.valueOf(number.doubleValue()) : null;
  }

  static @Nullable LocalDate asDate(@Nullable Object value) {
    if (value instanceof LocalDate date) {
      return date;
    }
    return value == null ? null : LocalDate.parse(value.toString().substring(0, 10));
  }
}
