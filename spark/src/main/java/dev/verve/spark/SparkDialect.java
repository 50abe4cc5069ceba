package dev.verve.spark;

import dev.verve.event.TimeKind;
import dev.verve.sql.Dialect;
import java.time.LocalDate;

/** SQL as Spark spells it, under the settings of {@link SparkEngine}. */
public final class SparkDialect implements Dialect {

  @Override
  public String name(String identifier) {
    return "`" + identifier.replace("`", "``") + "`";
  }

  @Override
  public String text(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  @Override
  public String startOf(LocalDate day, TimeKind kind) {
    return switch (kind) {
      case INSTANT -> "timestamp_ltz '" + day + " 00:00:00'";
      case LOCAL -> "timestamp_ntz '" + day + " 00:00:00'";
      case DATE -> date(day);
    };
  }

  @Override
  public String daysBetween(String from, String to) {
    return "datediff(" + to + ", " + from + ")";
  }

  @Override
  public String days(LocalDate first, LocalDate last) {
    return "select explode(sequence(%s, %s)) as day".formatted(date(first), date(last));
  }

  /** A sequence runs backwards where its end comes first, so what is beyond is filtered out. */
  @Override
  public String each(String from, String until) {
    return "explode(filter(sequence(%1$s, %2$s), v_each -> v_each < %2$s))".formatted(from, until);
  }

  @Override
  public String replaceMatch(String text, String expression, String by) {
    return "regexp_replace(%s, %s, %s)".formatted(text, text(expression), text(by));
  }

  @Override
  public String startsWith(String text, String part) {
    return "startswith(" + text + ", " + part + ")";
  }

  @Override
  public String endsWith(String text, String part) {
    return "endswith(" + text + ", " + part + ")";
  }

  /**
   * Numbering all rows would gather them in one task, and a number that the tasks give would change
   * when one of them is run again: so the two columns themselves are the key.
   */
  @Override
  public String shortKey(String name, String order) {
    return "struct(" + name + ", " + order + ")";
  }

  @Override
  public String latest(String value, String key) {
    return "max_by(%1$s, case when %1$s is not null then struct(%2$s, %1$s) end)"
        .formatted(value, key);
  }

  @Override
  public String sha256(String text) {
    return "sha2(" + text + ", 256)";
  }

  /** As with {@link #shortKey}, no number would be the same when a task runs again. */
  @Override
  public String tellingApart(String entity) {
    return entity;
  }

  @Override
  public String quantile(String column, double probability) {
    return "percentile(" + column + ", " + probability + ")";
  }
}
