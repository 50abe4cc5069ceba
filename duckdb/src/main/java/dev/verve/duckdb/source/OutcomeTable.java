package dev.verve.duckdb.source;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.engine.Row;
import dev.verve.problem.Place;
import dev.verve.problem.Problems;
import dev.verve.problem.Suggestion;
import dev.verve.problem.UserError;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Any table of the user's: one row a user, columns of any name. Each reader gives one value a row,
 * in the order of the file. What is wrong with the values is added to the problems, so that all of
 * it is said at once; the values are then of no use.
 *
 * <p>Blank fields and the words NA, NaN, null and none are missing values.
 */
public final class OutcomeTable {
  private static final int SHOWN = 3;
  private static final int MOST_VALUES = 20;

  private final DuckDbEngine engine;
  private final String name;
  private final String relation;
  private final Map<String, String> types;
  private final int rows;

  private OutcomeTable(
      DuckDbEngine engine, String name, String relation, Map<String, String> types, int rows) {
    this.engine = engine;
    this.name = name;
    this.relation = relation;
    this.types = types;
    this.rows = rows;
  }

  /**
   * Opens a file, a glob or a folder of like files as one table.
   *
   * @param relation what the table is called in the engine
   * @param scratch a folder for what arrives on standard input
   * @throws UserError where it cannot be read or has no rows
   */
  public static OutcomeTable open(
      DuckDbEngine engine, String argument, String relation, InputStream stdin, Path scratch) {
    List<InputFile> files = InputFiles.find(List.of(argument), stdin, scratch);
    OutcomeFile.load(engine, relation, files, argument);
    Map<String, String> types = new LinkedHashMap<>();
    engine.each(
        "select column_name, column_type from (describe " + relation + ")",
        row -> types.put(row.string("column_name"), row.string("column_type")));
    long rows = engine.query("select count(*) as n from " + relation).get(0).whole("n");
    if (rows == 0) {
      throw UserError.of(Place.file(argument), "the table has no rows", "Give one row a user.");
    }
    return new OutcomeTable(engine, argument, relation, types, Math.toIntExact(rows));
  }

  /** What the user calls the table. */
  public String name() {
    return name;
  }

  /** The columns in their order. */
  public List<String> columns() {
    return List.copyOf(types.keySet());
  }

  /** The number of rows. */
  public int rows() {
    return rows;
  }

  /** The column as it is spelled in the file; where there is none, that is a problem. */
  public Optional<String> find(String option, String column, Problems problems) {
    Optional<String> found =
        types.keySet().stream()
            .filter(column::equals)
            .findFirst()
            .or(() -> types.keySet().stream().filter(column::equalsIgnoreCase).findFirst());
    if (found.isEmpty()) {
      problems.add(
          Place.option(option),
          "%s has no column '%s'".formatted(name, column),
          Suggestion.didYouMean(column, types.keySet()));
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
              .formatted(column, name, shown(wrong)),
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
              .formatted(column, name, shown(wrong)),
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
    if (types.getOrDefault(column, "").equals("BOOLEAN")) {
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
    String plain = "trim(cast(%s as varchar))".formatted(engine.dialect().name(column));
    return "select rowid, case when lower(%s) not in ('', 'na', 'n/a', 'nan', 'null', 'none') then %s end as v from %s"
        .formatted(plain, plain, relation);
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
