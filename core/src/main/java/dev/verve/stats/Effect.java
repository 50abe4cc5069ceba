package dev.verve.stats;

/**
 * An estimated effect with its confidence interval and two-sided p-value against no effect.
 *
 * @param value the estimate, in the unit of the metric (a fraction for relative lifts)
 * @param low lower end of the interval
 * @param high upper end of the interval
 * @param p two-sided p-value, from 0 to 1
 */
public record Effect(double value, double low, double high, double p) {
  /** The level of intervals where none is named. */
  public static final double LEVEL = 0.95;

  public Effect {
    Require.that(
        low <= value && value <= high,
        "an effect lies within its interval, was " + low + " <= " + value + " <= " + high);
    Require.that(p >= 0 && p <= 1, "p must be between 0 and 1, was " + p);
  }

  /** From an estimate whose standardised form follows Student's t. */
  static Effect student(double value, double standardError, double df, double level) {
    Require.level(level);
    double half = Tails.studentQuantile((1 + level) / 2, df) * standardError;
    double p = Tails.student(value / standardError, df);
    return new Effect(value, value - half, value + half, p);
  }

  /** From an estimate that is normal in large samples. */
  static Effect normal(double value, double standardError, double level) {
    return student(value, standardError, Double.POSITIVE_INFINITY, level);
  }
}
