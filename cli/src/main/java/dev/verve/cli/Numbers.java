package dev.verve.cli;

import dev.verve.insight.impact.Amounts;
import java.util.Locale;

/** Numbers as people read them. */
final class Numbers {
  private Numbers() {}

  /** A count with its thousands set apart. */
  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A score or points: one decimal. */
  static String points(double value) {
    return String.format(Locale.ROOT, "%,.1f", value == 0 ? 0.0 : value);
  }

  /** A change with its sign. */
  static String change(double value) {
    String text = String.format(Locale.ROOT, "%+,.1f", value);
    return text.equals("-0.0") || text.equals("+0.0") ? "0.0" : text;
  }

  /** A small change with its sign, to two decimals. */
  static String hundredths(double value) {
    String text = String.format(Locale.ROOT, "%+,.2f", value);
    return text.equals("-0.00") || text.equals("+0.00") ? "0.00" : text;
  }

  /** A share as a percentage, with a decimal only below 10 %. */
  static String percent(double share) {
    double percent = 100 * share;
    return String.format(
        Locale.ROOT, Math.abs(percent) < 9.95 && percent != 0 ? "%.1f %%" : "%,.0f %%", percent);
  }

  /** A number to three meaningful digits. */
  static String significant(double value) {
    return Amounts.significant(value);
  }

  /** An amount: whole where it is whole. */
  static String amount(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? count((long) value)
        : String.format(Locale.ROOT, "%,.2f", value);
  }
}
