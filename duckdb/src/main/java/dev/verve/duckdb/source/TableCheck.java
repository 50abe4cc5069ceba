package dev.verve.duckdb.source;

import dev.verve.engine.Row;
import dev.verve.problem.Place;
import dev.verve.problem.Problems;
import dev.verve.problem.Suggestion;
import dev.verve.problem.UserError;
import java.util.List;

/** Checks the columns that a user named, and reports everything that is wrong with them at once. */
public final class TableCheck {
  private final TableInput table;
  private final Problems problems = new Problems();

  TableCheck(TableInput table) {
    this.table = table;
  }

  /** Asks for a column of any kind with at least one value. */
  public TableCheck column(String option, String column) {
    if (exists(option, column)) {
      notEmpty(option, column);
    }
    return this;
  }

  /** Asks for a column of numbers; true and false are numbers too, and gaps are allowed. */
  public TableCheck number(String option, String column) {
    if (!exists(option, column) || !notEmpty(option, column)) {
      return this;
    }
    List<Row> bad =
        table
            .engine()
            .query(
                "select %s as v, count(*) over () as n from %s where %s limit 1"
                    .formatted(table.text(column), table.relation(), table.isBad(column)));
    if (!bad.isEmpty()) {
      long others = bad.get(0).whole("n") - 1;
      problems.add(
          place(option),
          "column '%s' is not numeric: it holds '%s'%s"
              .formatted(
                  column,
                  bad.get(0).string("v"),
                  others == 0 ? "" : " and %,d other such values".formatted(others)),
          "Name a column of numbers, or of true and false, or mend these values.");
    }
    return this;
  }

  /** Adds a problem that the caller found. */
  public TableCheck problem(String option, String message, String cure) {
    problems.add(place(option), message, cure);
    return this;
  }

  /**
   * Refuses the table when anything is wrong.
   *
   * @throws UserError with all problems
   */
  public void refuseIfAny() {
    problems.refuseIfAny();
  }

  private boolean exists(String option, String column) {
    boolean exists = table.columns().contains(column);
    if (!exists) {
      problems.add(
          place(option),
          "no column '" + column + "' in the file",
          Suggestion.didYouMean(column, table.columns()));
    }
    return exists;
  }

  private boolean notEmpty(String option, String column) {
    String query = "select count(%s) as n from %s".formatted(table.text(column), table.relation());
    boolean filled = table.engine().query(query).get(0).whole("n") > 0;
    if (!filled) {
      problems.add(place(option), "column '" + column + "' is empty", "Name a column with values.");
    }
    return filled;
  }

  private Place place(String option) {
    return new Place(table.file(), 0, option);
  }
}
