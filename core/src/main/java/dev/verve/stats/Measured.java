package dev.verve.stats;

import java.util.function.Function;

/**
 * A value with its 95 % confidence interval.
 *
 * @param value the point estimate
 * @param low the lower end of the interval
 * @param high the upper end of the interval
 */
public record Measured(double value, double low, double high) implements Estimate {
  /**
   * Checks that the ends are in order. A percentile interval of a skewed statistic may in rare
   * cases leave the value outside, so that is allowed.
   */
  public Measured {
    Require.that(Double.isFinite(value), "estimate must be a finite number, was %s", value);
    Require.that(low <= high, "interval must run upwards, was %s to %s", low, high);
  }

  static Measured of(double value, Interval interval) {
    return new Measured(value, interval.low(), interval.high());
  }

  /** The interval alone. */
  public Interval interval() {
    return new Interval(low, high);
  }

  @Override
  public <T> T either(Function<Measured, T> known, Function<Unknown, T> unknown) {
    return known.apply(this);
  }
}
