package dev.verve.duckdb.source;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.engine.Row;
import dev.verve.problem.Place;
import dev.verve.problem.Problems;
import dev.verve.problem.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The columns of a table as values in the order of the file, one a row: what statistics in Java
 * read. What is wrong with the values is added to the problems, so that all of it is said at once;
 * the values are then of no use.
 */
public final class OutcomeTable {
  private static final int SHOWN = 3;
  private static final int MOST_VALUES = 20;

  private final DuckDbEngine engine;
  private final TableInput table;
  private final int rows;

  /** The columns of a table that was read. */
  public OutcomeTable(TableInput table) {
    this.engine = table.engine();
    this.table = table;
    this.rows = Math.toIntExact(table.rows());
  }

  /** What the user calls the table. */
  public String name() {
    return table.file();
  }

  /** The columns in their order. */
  public List<String> columns() {
    return table.columns();
  }

  /** The number of rows. */
  public int rows() {
    return rows;
  }

  /** What reading had to leave out, as a sentence; empty where nothing was. */
  public Optional<String> warning() {
    return table.warning();
  }

  /** The column as it is spelled in the file; where there is none, that is a problem. */
  public Optional<String> find(String option, String column, Problems problems) {
    Optional<String> found =
        columns().stream()
            .filter(column::equals)
            .findFirst()
            .or(() -> columns().stream().filter(column::equalsIgnoreCase).findFirst());
    if (found.isEmpty()) {
      problems.add(
          Place.option(option),
          "%s has no column '%s'".formatted(name(), column),
          Suggestion.didYouMean(column, columns()));
    }
    return found;
  }

  /** The numbers of a column, NaN where missing. Text and infinities are a problem. */
  public double[] numbers(String option, String column, Problems problems) {
    List<String> wrong = distinct(column, "not isfinite(coalesce(try_cast(v as double), 'inf'))");
    if (!wrong.isEmpty()) {
      problems.add(
          Place.option(option),
          "column '%s' of %s has values that are not numbers: %s"
              .formatted(column, name(), shown(wrong)),
          "Give a column of numbers, with a point for decimals.");
      return new double[0];
    }
    return reals(column, "try_cast(v as double)");
  }

  /** 1 where the outcome happened, 0 where not, NaN where missing. Other values are a problem. */
  public double[] outcomes(String option, String column, Problems problems) {
    String meaning =
        "case when lower(v) in ('1', '1.0', 'true', 'yes', 'y', 't') then 1.0"
            + " when lower(v) in ('0', '0.0', 'false', 'no', 'n', 'f') then 0.0 end";
    List<String> wrong = distinct(column, "(" + meaning + ") is null");
    if (!wrong.isEmpty()) {
      problems.add(
          Place.option(option),
          "column '%s' of %s must tell yes from no, but holds %s"
              .formatted(column, name(), shown(wrong)),
          "Give a column of 0 and 1, true and false, or yes and no.");
      return new double[0];
    }
    return reals(column, meaning);
  }

  /** The group of each row, numbered from 0 by first appearance; a missing value is a group. */
  public int[] groups(String column) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    int[] groups = new int[rows];
    int[] next = {0};
    engine.each(
        "select coalesce(v, '') as v from (%s) order by rowid".formatted(values(column)),
        row -> groups[next[0]++] = numbers.computeIfAbsent(row.string("v"), v -> numbers.size()));
    return groups;
  }

  /** Whether every value of a column that is not missing is a finite number, and there is one. */
  public boolean holdsNumbers(String column) {
    if (table.isTruth(column)) {
      return false;
    }
    Row counted =
        engine
            .query(
                "select count(v) as present, count(*) filter (v is not null and isfinite(coalesce(try_cast(v as double), 'inf'))) as numeric from (%s)"
                    .formatted(values(column)))
            .get(0);
    return counted.whole("present") > 0 && counted.whole("present") == counted.whole("numeric");
  }

  /** Whether a column tells rows apart as an id does: by its name, or by a new value in each. */
  public boolean looksLikeId(String column) {
    String words = column.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    if (words.matches("(.*[^a-z])?(id|uuid|guid|email)")) {
      return true;
    }
    Row counted =
        engine
            .query(
                "select count(distinct v) as different, count(*) filter (try_cast(v as double) <> floor(try_cast(v as double))) as fractions from (%s)"
                    .formatted(values(column)))
            .get(0);
    return rows > 1 && counted.whole("different") == rows && counted.whole("fractions") == 0;
  }

  private double[] reals(String column, String expression) {
    double[] values = new double[rows];
    int[] next = {0};
    engine.each(
        "select %s as v from (%s) order by rowid".formatted(expression, values(column)),
        row -> {
          Double value = row.number("v");
          values[next[0]++] = value == null ? Double.NaN : value;
        });
    return values;
  }

  private List<String> distinct(String column, String condition) {
    List<String> found = new ArrayList<>();
    engine.each(
        "select distinct v from (%s) where v is not null and (%s) order by 1 limit %d"
            .formatted(values(column), condition, MOST_VALUES),
        row -> found.add(row.string("v")));
    return found;
  }

  private String values(String column) {
    String text = table.text(column);
    return "select rowid, case when lower(%1$s) not in %2$s then %1$s end as v from %3$s"
        .formatted(text, TableInput.MISSING, table.relation());
  }

  private static String shown(List<String> values) {
    String first =
        values.stream()
            .limit(SHOWN)
            .map(value -> "'" + value + "'")
            .collect(Collectors.joining(", "));
    return values.size() > SHOWN ? first + " and others" : first;
  }
}
