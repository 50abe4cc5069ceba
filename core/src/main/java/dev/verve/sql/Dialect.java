package dev.verve.sql;

import dev.verve.event.TimeKind;
import java.time.LocalDate;

/** The few places in which engines spell the same SQL differently. */
public interface Dialect {

  /** A quoted identifier. */
  String name(String identifier);

  /** A text literal. */
  String text(String value);

  /** A date literal. */
  default String date(LocalDate date) {
    return "date '" + date + "'";
  }

  /** The start of a day in the session's time zone, comparable with a time column of this kind. */
  String startOf(LocalDate day, TimeKind kind);

  /** Whole days from one date expression to another, as a number. */
  String daysBetween(String from, String to);

  /** A query that yields each day of a closed range as column {@code day}. */
  String days(LocalDate first, LocalDate last);

  /** In a select list: a row for each whole number from one up to before another. */
  String each(String from, String until);

  /** Whether a text contains another. */
  default String contains(String text, String part) {
    return "contains(" + text + ", " + part + ")";
  }

  /**
   * A text in which what a regular expression matches is replaced; for expressions that match once.
   *
   * @param by may hold {@code $1} for the first group, and so on
   */
  String replaceMatch(String text, String expression, String by);

  /** Whether a text starts with another. */
  String startsWith(String text, String part);

  /** Whether a text ends with another. */
  String endsWith(String text, String part);

  /**
   * The value that stands beside the greatest key, nulls of the value left out; of several at the
   * same key the greatest, so that the order of rows never decides.
   */
  String latest(String value, String key);

  /** The SHA-256 of a text's UTF-8 bytes as 64 lower-case hex digits. */
  default String sha256(String text) {
    return "sha256(" + text + ")";
  }

  /**
   * Whether rows can be numbered at little cost, the same way however often a query runs. Where
   * not, names are the keys.
   */
  default boolean numbersRows() {
    return true;
  }

  /**
   * The end of a query whose rows are kept, by which those that are alike in columns lie together
   * where that makes later work cheaper; empty where it does not.
   */
  default String together(String columns) {
    return "";
  }

  /**
   * A key for each row of a query, which two columns together tell apart: as short as the engine
   * can give the same one for however often the query runs.
   *
   * @param name the first column
   * @param order the second, by which neighbours should get keys that are near
   */
  String shortKey(String name, String order);

  /**
   * A key for each row of a relation that the engine keeps, as short as the engine can give one
   * that is the row's alone and stays. It may be too wide for an integer: in a transaction that is
   * under way DuckDB numbers rows from 2^55 on.
   *
   * @param kept what the relation is called in the query; its {@code entity} is different in each
   *     row
   */
  default String tellingApart(String kept) {
    return kept + ".rowid";
  }

  /** The quantile of an aggregated column by linear interpolation (type 7). */
  String quantile(String column, double probability);
}
