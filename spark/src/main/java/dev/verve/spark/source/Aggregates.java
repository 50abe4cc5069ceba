package dev.verve.spark.source;

import dev.verve.engine.Row;
import java.util.function.Consumer;

/**
 * What a pass over rows finds beside their number.
 *
 * @param shown SQL: how a row that cannot be used is shown
 * @param select SQL: aggregates over the rows, a comma before each
 * @param reader takes the aggregates over the rows that can be used
 */
record Aggregates(String shown, String select, Consumer<Row> reader) {

  /** Nothing beside their number. */
  static Aggregates none(String shown) {
    return new Aggregates(shown, "", row -> {});
  }
}
