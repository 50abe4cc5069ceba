package dev.verve.cli;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The rows of a table in which nothing that is needed is missing. */
final class CompleteRows {
  private final int[] rows;
  private final int all;

  private CompleteRows(int[] rows, int all) {
    this.rows = rows;
    this.all = all;
  }

  /** Rows without a NaN in any of the columns, of which there is at least one. */
  static CompleteRows of(List<double[]> columns) {
    int all = columns.get(0).length;
    int[] rows =
        IntStream.range(0, all)
            .filter(row -> columns.stream().noneMatch(column -> Double.isNaN(column[row])))
            .toArray();
    return new CompleteRows(rows, all);
  }

  double[] numbers(double[] column) {
    return Arrays.stream(rows).mapToDouble(row -> column[row]).toArray();
  }

  boolean[] outcomes(double[] column) {
    boolean[] outcomes = new boolean[rows.length];
    IntStream.range(0, rows.length).forEach(i -> outcomes[i] = column[rows[i]] > 0);
    return outcomes;
  }

  /** Groups of these rows, numbered anew without gaps. */
  int[] groups(int[] column) {
    Map<Integer, Integer> numbers = new HashMap<>();
    return Arrays.stream(rows)
        .map(row -> numbers.computeIfAbsent(column[row], group -> numbers.size()))
        .toArray();
  }

  /** What was left out, where anything was. */
  Optional<String> warning(String needed) {
    int missing = all - rows.length;
    return missing == 0
        ? Optional.empty()
        : Optional.of("%,d of %,d rows lack %s and were left out.".formatted(missing, all, needed));
  }
}
