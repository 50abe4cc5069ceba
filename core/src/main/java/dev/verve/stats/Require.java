package dev.verve.stats;

import java.util.Locale;

/** Checks the arguments of the public methods of this package. */
final class Require {
  private Require() {}

  static void that(boolean holds, String message, Object... values) {
    if (!holds) {
      throw new IllegalArgumentException(String.format(Locale.ROOT, message, values));
    }
  }

  /** Requires that two arrays describe the same rows. */
  static void sameRows(int left, int right, String what) {
    that(left == right, "%s must have one entry a row: %d rows, %d entries", what, left, right);
  }

  /** Requires numbers, neither NaN nor infinite. */
  static void finite(double[] values, String what) {
    for (double value : values) {
      that(Double.isFinite(value), "%s must be finite, has %s", what, value);
    }
  }
}
