package dev.verve.stats;

/** Checks of what a caller hands in; a breach is a bug of the caller, not a statistical refusal. */
final class Arguments {
  private Arguments() {}

  static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  static void requireFinite(double[] values, String name) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            name + " must be finite, was " + values[i] + " at index " + i);
      }
    }
  }

  static void requireLevel(double level) {
    require(level > 0 && level < 1, "level must be between 0 and 1, was " + level);
  }
}
