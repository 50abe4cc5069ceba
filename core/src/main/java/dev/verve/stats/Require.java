package dev.verve.stats;

import java.util.Locale;

/**
 * Checks what a caller hands in to the public methods of this package; a breach is a bug of the
 * caller, not a statistical refusal.
 */
final class Require {
  private Require() {}

  static void that(boolean holds, String message, Object... values) {
    if (!holds) {
      throw new IllegalArgumentException(
          values.length == 0 ? message : String.format(Locale.ROOT, message, values));
    }
  }

  /** Requires that two arrays describe the same rows. */
  static void sameRows(int left, int right, String what) {
    that(left == right, "%s must have one entry a row: %d rows, %d entries", what, left, right);
  }

  /** Requires numbers, neither NaN nor infinite. */
  static void finite(double[] values, String what) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        that(false, "%s must be finite, was %s at index %d", what, values[i], i);
      }
    }
  }

  static void level(double level) {
    that(level > 0 && level < 1, "level must be between 0 and 1, was %s", level);
  }
}
