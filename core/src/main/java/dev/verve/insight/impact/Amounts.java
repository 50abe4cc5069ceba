package dev.verve.insight.impact;

import dev.verve.stats.Effect;
import java.util.Locale;

/** Amounts of a metric in words: shares in percent and their differences in points. */
public final class Amounts {
  private Amounts() {}

  /** The level of a metric. */
  public static String level(Comparison found, double value) {
    return found.share() ? String.format(Locale.ROOT, "%.2f %%", 100 * value) : significant(value);
  }

  /** The size of a difference. */
  public static String size(Comparison found, double value) {
    return found.share()
        ? String.format(Locale.ROOT, "%.2f points", 100 * value)
        : significant(value);
  }

  /** A difference with its sign. */
  public static String signed(Comparison found, double value) {
    return found.share()
        ? String.format(Locale.ROOT, "%+.2f", 100 * value)
        : (value > 0 ? "+" : "") + significant(value);
  }

  /** An effect with its sign and interval. */
  static String withInterval(Comparison found, Effect effect) {
    String value = signed(found, effect.value());
    return Double.isFinite(effect.low())
        ? "%s, %s to %s".formatted(value, signed(found, effect.low()), signed(found, effect.high()))
        : value;
  }

  /** A number to three meaningful digits. */
  public static String significant(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return value == 0 ? "0" : "unknown";
    }
    int digits = 2 - (int) Math.floor(Math.log10(Math.abs(value)));
    return digits > 7
        ? String.format(Locale.ROOT, "%.2e", value)
        : String.format(Locale.ROOT, "%,." + Math.max(0, digits) + "f", value);
  }
}
