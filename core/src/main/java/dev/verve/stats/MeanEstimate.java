package dev.verve.stats;

/**
 * An estimated mean or ratio with the variance of the estimate, from independent units.
 *
 * @param value the estimate
 * @param variance the variance of the estimate itself, not of single values
 * @param units how many independent units stand behind it, at least 2
 */
record MeanEstimate(double value, double variance, long units) {
  MeanEstimate {
    Require.that(Double.isFinite(value), "value must be finite, was " + value);
    Require.that(variance >= 0, "variance must not be negative, was " + variance);
    Require.that(units >= 2, "units must be at least 2, was " + units);
  }
}
