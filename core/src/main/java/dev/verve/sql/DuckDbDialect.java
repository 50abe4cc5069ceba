package dev.verve.sql;

import dev.verve.event.TimeKind;
import java.time.LocalDate;

/** SQL as DuckDB spells it. */
public class DuckDbDialect implements Dialect {

  @Override
  public String name(String identifier) {
    return "\"" + identifier.replace("\"", "\"\"") + "\"";
  }

  @Override
  public String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  @Override
  public String startOf(LocalDate day, TimeKind kind) {
    return switch (kind) {
      case INSTANT -> "timestamptz '" + day + " 00:00:00'";
      case LOCAL -> "timestamp '" + day + " 00:00:00'";
      case DATE -> date(day);
    };
  }

  @Override
  public String daysBetween(String from, String to) {
    return "(" + to + " - " + from + ")";
  }

  @Override
  public String days(LocalDate first, LocalDate last) {
    return "select unnest(range(%s, %s, interval 1 day))::date as day"
        .formatted(date(first), date(last.plusDays(1)));
  }

  @Override
  public String each(String from, String until) {
    return "cast(unnest(range(%s, %s)) as integer)".formatted(from, until);
  }

  @Override
  public String replaceMatch(String text, String expression, String by) {
    return "regexp_replace(%s, %s, %s)"
        .formatted(text, text(expression), text(by.replace("$", "\\")));
  }

  @Override
  public String startsWith(String text, String part) {
    return "starts_with(" + text + ", " + part + ")";
  }

  @Override
  public String endsWith(String text, String part) {
    return "ends_with(" + text + ", " + part + ")";
  }

  @Override
  public String shortKey(String name, String order) {
    return "cast(row_number() over (order by " + order + ") as integer)";
  }

  @Override
  public String latest(String value, String key) {
    return "arg_max(" + value + ", (" + key + ", " + value + "))";
  }

  @Override
  public String quantile(String column, double probability) {
    return "quantile_cont(" + column + ", " + probability + ")";
  }
}
