package dev.verve.insight.diagnosis;

import dev.verve.engine.Engine;
import dev.verve.engine.Row;
import dev.verve.sql.DiagnosisSql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads sums of scores by where users stood at two dates, from {@code diagnosis_crossing}. */
final class CellReader {
  /** What people are told apart by in every product: so few cells that one query reads them all. */
  static final List<String> STANDING = List.of("band", "week", "joined");

  private final Engine engine;
  private final DiagnosisSql sql;
  private List<Cell> standing = List.of();

  CellReader(Engine engine, DiagnosisSql sql) {
    this.engine = engine;
    this.sql = sql;
  }

  /** The cells of a slice by columns that are told without {@code _from} and {@code _to}. */
  List<Cell> cells(List<String> columns) {
    if (!STANDING.containsAll(columns)) {
      return read(columns);
    }
    if (standing.isEmpty()) {
      standing = read(STANDING);
    }
    return Cell.by(columns.stream().map(STANDING::indexOf).toList(), standing);
  }

  private List<Cell> read(List<String> columns) {
    List<Cell> cells = new ArrayList<>();
    for (Row row : engine.query(sql.cells(atBothDates(columns)))) {
      cells.add(
          new Cell(
              values(row, columns, "_from"),
              values(row, columns, "_to"),
              PairSums.of(row, row.whole("users"))));
    }
    return cells;
  }

  /** The names of columns at the earlier date, then at the later. */
  static List<String> atBothDates(List<String> columns) {
    List<String> both = new ArrayList<>();
    columns.forEach(column -> both.add(column + "_from"));
    columns.forEach(column -> both.add(column + "_to"));
    return both;
  }

  private static Optional<List<String>> values(Row row, List<String> columns, String date) {
    List<String> values = new ArrayList<>();
    for (String column : columns) {
      String value = row.text(column + date);
      if (value == null) {
        return Optional.empty();
      }
      values.add(value);
    }
    return Optional.of(values);
  }
}
