package dev.verve.engine;

import static dev.verve.problem.Check.require;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that Java gives to an engine: actions, weights, references. Immutable. */
public final class SmallTable {
  private final String name;
  private final List<Column> columns;
  private final List<List<@Nullable Object>> rows;

  /** The type of a column. */
  public enum Type {
    TEXT,
    INTEGER,
    LONG,
    REAL
  }

  /**
   * A column.
   *
   * @param name its name
   * @param type its type
   */
  public record Column(String name, Type type) {}

  private SmallTable(String name, List<Column> columns, List<List<@Nullable Object>> rows) {
    this.name = name;
    this.columns = columns;
    this.rows = rows;
  }

  /** A table without columns or rows. */
  public static SmallTable named(String name) {
    return new SmallTable(name, List.of(), List.of());
  }

  /** The same table with another column; before any row. */
  public SmallTable with(String column, Type type) {
    require(rows.isEmpty(), "columns of %s come before its rows", name);
    List<Column> more = new ArrayList<>(columns);
    more.add(new Column(column, type));
    return new SmallTable(name, List.copyOf(more), rows);
  }

  /** The same table with these rows, values in the order of the columns. */
  public SmallTable withRows(List<List<@Nullable Object>> values) {
    for (List<@Nullable Object> row : values) {
      require(row.size() == columns.size(), "a row of %s has %s values", name, row.size());
    }
    return new SmallTable(name, columns, Collections.unmodifiableList(new ArrayList<>(values)));
  }

  public String name() {
    return name;
  }

  public List<Column> columns() {
    return columns;
  }

  public List<List<@Nullable Object>> rows() {
    return rows;
  }
}
