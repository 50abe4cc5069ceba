package dev.verve.duckdb;

import dev.verve.engine.Row;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row that outlives its result. */
record KeptRow(Map<String, @Nullable Object> values) implements Row {

  @Override
  public @Nullable String text(String column) {
    Object value = value(column);
    return value == null ? null : value.toString();
  }

  @Override
  public @Nullable Double number(String column) {
    return ResultRow.asNumber(value(column));
  }

  @Override
  public @Nullable LocalDate date(String column) {
    return ResultRow.asDate(value(column));
  }

  private @Nullable Object value(String column) {
    if (!values.containsKey(column)) {
      throw new IllegalStateException("no column " + column + " in " + values.keySet());
    }
    return values.get(column);
  }
}
