package dev.verve.insight.metrics;

import dev.verve.engine.Engine;
import dev.verve.engine.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Sums by segment and a whole number, the key of a period or a day. A user has one segment, so that
 * the sums of all segments add to those of everybody, who stand under the empty name.
 */
final class Sums {
  private final List<String> columns;
  private final Map<String, Map<Long, double[]>> bySegment = new HashMap<>();

  private Sums(List<String> columns) {
    this.columns = columns;
  }

  /** The sums of a query with the columns {@code segment} and {@code period_key}. */
  static Sums ofPeriods(Engine engine, String select, String... columns) {
    return of(engine, select, row -> row.whole("period_key"), columns);
  }

  /** The sums of a query with the columns {@code segment} and {@code day}. */
  static Sums ofDays(Engine engine, String select, String... columns) {
    return of(engine, select, row -> row.day("day").toEpochDay(), columns);
  }

  static Sums of(Engine engine, String select, ToLongFunction<Row> key, String... columns) {
    Sums sums = new Sums(List.of(columns));
    engine.each(select, row -> sums.add(row, key.applyAsLong(row)));
    return sums;
  }

  private void add(Row row, long key) {
    String segment = row.string("segment");
    for (int i = 0; i < columns.size(); i++) {
      Double value = row.number(columns.get(i));
      if (value != null) {
        at("", key)[i] += value;
        if (!segment.isEmpty()) {
          at(segment, key)[i] += value;
        }
      }
    }
  }

  private double[] at(String segment, long key) {
    return bySegment
        .computeIfAbsent(segment, s -> new HashMap<>())
        .computeIfAbsent(key, k -> new double[columns.size()]);
  }

  /** A sum; 0 where there is nothing. */
  double get(String segment, long key, String column) {
    double[] sums = bySegment.getOrDefault(segment, Map.of()).get(key);
    return sums == null ? 0 : sums[columns.indexOf(column)];
  }

  /** The sum over a closed range of keys. */
  double between(String segment, long from, long to, String column) {
    int i = columns.indexOf(column);
    return bySegment.getOrDefault(segment, Map.of()).entrySet().stream()
        .filter(entry -> from <= entry.getKey() && entry.getKey() <= to)
        .mapToDouble(entry -> entry.getValue()[i])
        .sum();
  }
}
