package dev.verve.spark;

import dev.verve.engine.Row;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row that Spark answered.
 *
 * @param values the row, with its schema
 */
record SparkRow(org.apache.spark.sql.Row values) implements Row {

  @Override
  public @Nullable String text(String column) {
    Object value = value(column);
    return value == null ? null : value.toString();
  }

  @Override
  public @Nullable Double number(String column) {
    return value(column) instanceof Number number ? Double.valueOf(number.doubleValue()) : null;
  }

  @Override
  public @Nullable LocalDate date(String column) {
    Object value = value(column);
    return value == null ? null : LocalDate.parse(value.toString().substring(0, 10));
  }

  private @Nullable Object value(String column) {
    return values.get(values.fieldIndex(column));
  }
}
