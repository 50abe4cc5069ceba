package dev.verve.cli;

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
    if (value == 0 || !Double.isFinite(value)) {
      return value == 0 ? "0" : "unknown";
    }
    int digits = 2 - (int) Math.floor(Math.log10(Math.abs(value)));
    return digits > 7
        ? String.format(Locale.ROOT, "%.2e", value)
        : String.format(Locale.ROOT, "%,." + Math.max(0, digits) + "f", value);
  }

  /** An amount: whole where it is whole. */
  static String amount(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? count((long) value)
        : String.format(Locale.ROOT, "%,.2f", value);
  }
}
