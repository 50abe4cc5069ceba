package dev.verve.duckdb.source;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.duckdb.DuckDbException;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.sql.Dialect;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Anybody's table as a relation: CSV, JSON Lines or an array, Parquet, each plain or gzipped.
 *
 * <p>CSV and JSON stay text as they are, so that an id {@code 007} is not seven; what a column
 * means is said where it is read, by {@link #text} and {@link #number}. The rows keep the order of
 * the file, as {@code rowid} numbers them, so that answers are the same in every run. An empty
 * field is missing; in a number {@code NA}, {@code NaN}, {@code null} and {@code none} are too, and
 * {@code true} and {@code false} are 1 and 0.
 */
public final class TableInput {
  static final String MISSING = "('', 'na', 'n/a', 'nan', 'null', 'none')";
  private static final String YES = "('true', 't', 'yes')";
  private static final String NO = "('false', 'f', 'no')";

  private final DuckDbEngine engine;
  private final TableFile source;
  private final String relation;
  private final Map<String, String> types;
  private final long rows;
  private final BrokenRows broken;

  private TableInput(DuckDbEngine engine, TableFile source, String relation, TableRelation made) {
    this.engine = engine;
    this.source = source;
    this.relation = relation;
    this.types = made.types();
    this.rows = made.rows();
    this.broken = made.broken();
  }

  /**
   * Reads a table.
   *
   * @param relation the name of the relation that this makes
   * @throws UserError where there is no such file, no row, files of different columns, or more than
   *     one row in a hundred is broken
   */
  public static TableInput open(DuckDbEngine engine, TableFile source, String relation) {
    engine.execute("set preserve_insertion_order = true");
    TableRelation made = TableRelation.make(engine, scan(engine, source), relation);
    made.broken().refuseIfMany(made.rows(), source.file());
    if (made.rows() == 0) {
      throw UserError.of(
          Place.file(source.file()), "the file has no rows", "Give a file with a header and rows.");
    }
    return new TableInput(engine, source, relation, made);
  }

  private static Scan scan(DuckDbEngine engine, TableFile source) {
    List<InputFile> files =
        InputFiles.find(List.of(source.file()), source.stdin(), source.scratch());
    List<Scan> scans;
    try {
      scans = Inputs.scan(files, engine);
    } catch (DuckDbException e) {
      throw UserError.of(
          Place.file(source.file()),
          "cannot be read: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
          "Verve reads CSV, JSON and Parquet, also with .gz.");
    }
    if (scans.size() != 1) {
      throw UserError.of(
          Place.file(source.file()),
          "a table must come in files of one form with the same columns",
          "Give one file, or a pattern that matches alike files only.");
    }
    return scans.get(0);
  }

  /** The name of the relation. */
  public String relation() {
    return relation;
  }

  /** What the user calls the file. */
  public String file() {
    return source.file();
  }

  /** The columns in the order of the file. */
  public List<String> columns() {
    return List.copyOf(types.keySet());
  }

  /** What reading had to leave out, as a sentence; empty where nothing was. */
  public Optional<String> warning() {
    return broken.warning();
  }

  /** The number of rows. */
  public long rows() {
    return rows;
  }

  /** Whether a column holds nothing but true and false by its type. */
  boolean isTruth(String column) {
    return types.getOrDefault(column, "").equals("BOOLEAN");
  }

  /** A check of the columns that the user named; see {@link TableCheck}. */
  public TableCheck check() {
    return new TableCheck(this);
  }

  /** The columns in which every value that is not missing is a number, and at least one is. */
  public List<String> numericColumns() {
    Map<String, String> aliases = new LinkedHashMap<>();
    types.keySet().forEach(column -> aliases.put(column, "c" + aliases.size()));
    String counts =
        aliases.entrySet().stream()
            .map(
                e ->
                    "count(*) filter (where %s) as %s_bad, count(%s) as %s_good"
                        .formatted(
                            isBad(e.getKey()), e.getValue(), number(e.getKey()), e.getValue()))
            .collect(Collectors.joining(", "));
    var row = engine.query("select " + counts + " from " + relation).get(0);
    return aliases.entrySet().stream()
        .filter(e -> row.whole(e.getValue() + "_bad") == 0)
        .filter(e -> row.whole(e.getValue() + "_good") > 0)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** SQL: the column as text without surrounding blanks, null where empty. */
  public String text(String column) {
    return "nullif(trim(cast(" + dialect().name(column) + " as varchar)), '')";
  }

  /** SQL: the column as a finite double, null where it is missing or no number. */
  public String number(String column) {
    String type = types.getOrDefault(column, "VARCHAR").toUpperCase(Locale.ROOT);
    String name = dialect().name(column);
    if (type.equals("BOOLEAN")) {
      return "cast(cast(" + name + " as integer) as double)";
    }
    String lower = "lower(" + text(column) + ")";
    String read =
        type.equals("VARCHAR")
            ? "coalesce(try_cast(%s as double), case when %s in %s then 1.0 when %s in %s then 0.0 end)"
                .formatted(name, lower, YES, lower, NO)
            : "try_cast(" + name + " as double)";
    return "case when isfinite(" + read + ") then " + read + " end";
  }

  /** SQL: whether the column holds something that is neither missing nor a number. */
  String isBad(String column) {
    return "%s is null and %s is not null and lower(%s) not in %s"
        .formatted(number(column), text(column), text(column), MISSING);
  }

  DuckDbEngine engine() {
    return engine;
  }

  private Dialect dialect() {
    return engine.dialect();
  }
}
