package dev.verve.sql;

/** Properties as numbers. */
final class NumberSql {
  /** Values beyond this are no measurements: they would turn every sum into infinity. */
  private static final String HUGE = "1e300";

  private NumberSql() {}

  /** A property as a number, or null where it is none: no text, not NaN, not infinity. */
  static String of(String property) {
    String number = "try_cast(" + property + " as double)";
    return "case when abs(" + number + ") < " + HUGE + " then " + number + " end";
  }
}
