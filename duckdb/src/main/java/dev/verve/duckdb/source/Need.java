package dev.verve.duckdb.source;

import dev.verve.event.ColumnRole;

/**
 * What a row must have to be used.
 *
 * @param role the column that it is about
 * @param text the relation's column that holds the text of it, null where there is none
 * @param unmet SQL: whether a row lacks it
 * @param reason what is said of such a row
 */
record Need(ColumnRole role, String text, String unmet, String reason) {

  static Need present(ColumnRole role, String column, String reason) {
    return new Need(role, column, column + " is null", reason);
  }

  /** Where there is a text, it must read as an instant of the usual range. */
  static Need readable(ColumnRole role, String column, String plausible, String reason) {
    String unmet = "%s is not null and not coalesce(%s, false)".formatted(column, plausible);
    return new Need(role, column, unmet, reason);
  }
}
