package dev.verve.insight.diagnosis;

import dev.verve.stats.Effect;
import dev.verve.stats.PValue;
import java.util.Map;

/**
 * The change of a mean between two dates whose users largely are the same, with its standard error
 * clustered at the user: what a user is above the mean at one date is set against what the same
 * user is above it at the other (the influence function of a difference of two means).
 *
 * <p>Assumes independent users; a shock that hits all of them alike on one day is part of the
 * change and not of its error.
 *
 * @param value the change
 * @param error its standard error
 */
record Shift(double value, double error) {
  private static final double Z95 = 1.959963984540054;
  private static final double ROUNDING = 1e-9;

  /** The shift of the mean over everybody of values, given by who stays, leaves and comes. */
  static Shift of(Map<Presence, PairSums> sums) {
    double usersFrom = 0;
    double usersTo = 0;
    double from = 0;
    double to = 0;
    for (Map.Entry<Presence, PairSums> entry : sums.entrySet()) {
      PairSums part = entry.getValue();
      usersFrom += entry.getKey().before() ? part.users() : 0;
      usersTo += entry.getKey().after() ? part.users() : 0;
      from += part.from();
      to += part.to();
    }
    from /= usersFrom;
    to /= usersTo;
    double variance = 0;
    for (Map.Entry<Presence, PairSums> entry : sums.entrySet()) {
      double a = entry.getKey().before() ? -1 / usersFrom : 0;
      double b = entry.getKey().after() ? 1 / usersTo : 0;
      variance += entry.getValue().squares(a, b, -a * from - b * to);
    }
    return new Shift(to - from, Math.sqrt(variance));
  }

  /**
   * The mean of two shifts of the same users. Their errors are taken as if they went wholly
   * together, which is never too small.
   */
  Shift middle(Shift other) {
    return new Shift((value + other.value) / 2, (error + other.error) / 2);
  }

  Shift times(double factor) {
    return new Shift(value * factor, error * Math.abs(factor));
  }

  /** The value with a 95 % interval and the p-value against no change, by the normal. */
  Effect effect() {
    if (error <= ROUNDING * Math.max(1, Math.abs(value))) {
      return new Effect(value, value, value, Math.abs(value) <= ROUNDING ? 1 : 0);
    }
    return new Effect(
        value, value - Z95 * error, value + Z95 * error, PValue.twoSided(value / error));
  }
}
