package dev.verve.stats;

/**
 * A confidence interval. Unless a method says otherwise its level is 95 %, both ends included.
 *
 * @param low the lower end, possibly negative infinity
 * @param high the upper end, possibly positive infinity, never below {@code low}
 */
public record Interval(double low, double high) {
  /** Checks that the ends are numbers in order. */
  public Interval {
    Require.that(low <= high, "interval must run upwards, was %s to %s", low, high);
  }

  /** Around a value, {@value StandardNormal#Z95} standard errors to either side. */
  static Interval wald(double value, double standardError) {
    double reach = StandardNormal.Z95 * standardError;
    return new Interval(value - reach, value + reach);
  }

  /** True when the value lies between the ends or on one of them. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}
