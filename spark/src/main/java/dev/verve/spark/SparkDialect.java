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
   * when one of them is run again.
   */
  @Override
  public boolean numbersRows() {
    return false;
  }

  /** What is nearly in order is sorted again in a fraction of the time. */
  @Override
  public String together(String columns) {
    return "\nsort by " + columns;
  }

  /** As there is no number, the two columns themselves are the key. */
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

  /** As there is no number, the name itself is the key. */
  @Override
  public String tellingApart(String kept) {
    return kept + ".entity";
  }

  @Override
  public String quantile(String column, double probability) {
    return "percentile(" + column + ", " + probability + ")";
  }
}
