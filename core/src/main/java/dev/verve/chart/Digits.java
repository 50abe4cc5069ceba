package dev.verve.chart;

import java.util.Locale;

/** Numbers as they stand in charts and the tables behind them. */
public final class Digits {
  /** What stands where a number is unknown. */
  public static final String UNKNOWN = "–";

  private Digits() {}

  /** A whole number with its thousands set apart. */
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A number without its decimals, thousands set apart. */
  public static String count(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }

  /** With one decimal. */
  public static String tenths(double value) {
    return unsigned(String.format(Locale.ROOT, "%,.1f", value));
  }

  /** With two decimals. */
  public static String hundredths(double value) {
    return unsigned(String.format(Locale.ROOT, "%,.2f", value));
  }

  /** With three decimals. */
  public static String thousandths(double value) {
    return unsigned(String.format(Locale.ROOT, "%,.3f", value));
  }

  /** A change: a sign and two decimals. */
  public static String change(double value) {
    String text = String.format(Locale.ROOT, "%+,.2f", value);
    return text.endsWith("0.00") && text.length() == 5 ? "0.00" : text.replace('-', '−');
  }

  /** A share from 0 to 1 as a percentage, with a decimal only below 10 %. */
  public static String percent(double share) {
    double percent = 100 * share;
    boolean small = Math.abs(percent) < 9.95 && percent != 0;
    return unsigned(String.format(Locale.ROOT, small ? "%.1f %%" : "%,.0f %%", percent))
        .replace(' ', '\u00a0');
  }

  /** With as few decimals as tell it, at most four. */
  public static String shortest(double value) {
    String text = String.format(Locale.ROOT, "%,.4f", value);
    return unsigned(text.replaceAll("\\.?0+$", ""));
  }

  private static String unsigned(String text) {
    return text.startsWith("-") && text.chars().noneMatch(c -> c >= '1' && c <= '9')
        ? text.substring(1)
        : text.replace('-', '−');
  }

  /** A coordinate: at most two decimals, and never anything but a finite number. */
  static String coordinate(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a coordinate must be finite, was " + value);
    }
    double rounded = Math.round(value * 100) / 100.0;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }
}
