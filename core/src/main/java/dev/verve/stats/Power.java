package dev.verve.stats;

/**
 * How small an effect an experiment can find, and how many users it needs.
 *
 * <p>Two-sided tests at the planned date. Means use Student's t with the smaller arm's degrees of
 * freedom in place of the noncentral t, which is right to about 0.1 % from 50 users an arm; rates
 * use the normal approximation with a pooled variance under no effect (Fleiss, Levin and Paik).
 *
 * @param alpha chance of a false alarm
 * @param power chance of finding an effect of the stated size
 * @param controlShare the share of all users that is held out, above 0 and below 1
 * @param varianceRatio what {@link Cuped} leaves of the variance, 1 without it
 */
public record Power(double alpha, double power, double controlShare, double varianceRatio) {

  public Power {
    Require.that(alpha > 0 && alpha < 1, "alpha must be between 0 and 1, was " + alpha);
    Require.that(power > alpha && power < 1, "power must be above alpha, was " + power);
    Require.that(
        controlShare > 0 && controlShare < 1,
        "controlShare must be between 0 and 1, was " + controlShare);
    Require.that(
        varianceRatio > 0 && varianceRatio <= 1,
        "varianceRatio must be above 0 and at most 1, was " + varianceRatio);
  }

  /** Alpha 5 %, power 80 %, equal arms, no variance reduction. */
  public static Power defaults() {
    return new Power(0.05, 0.8, 0.5, 1);
  }

  /** The same with another chance of a false alarm. */
  public Power withAlpha(double newAlpha) {
    return new Power(newAlpha, power, controlShare, varianceRatio);
  }

  /** The same with another chance of finding the effect. */
  public Power withPower(double newPower) {
    return new Power(alpha, newPower, controlShare, varianceRatio);
  }

  /** The same with another holdout. */
  public Power withControlShare(double newShare) {
    return new Power(alpha, power, newShare, varianceRatio);
  }

  /** The same with another remaining variance. */
  public Power withVarianceRatio(double newRatio) {
    return new Power(alpha, power, controlShare, newRatio);
  }

  /** The smallest difference of means that so many users of both arms can show. */
  public double smallestEffect(long users, double variance) {
    Require.that(variance >= 0, "variance must not be negative, was " + variance);
    double smallerArm = (double) users * Math.min(controlShare, 1 - controlShare);
    Require.that(smallerArm >= 2, "needs two users an arm, has " + users + " in all");
    return detectable((double) users, variance);
  }

  /**
   * The smallest effect that a test would show whose interval of level 1 − alpha reaches so far to
   * either side, in large samples.
   */
  public double smallestEffect(double halfWidth) {
    double quantile = Tails.normalQuantile(1 - alpha / 2);
    return halfWidth * (quantile + Tails.normalQuantile(power)) / quantile;
  }

  /** How many users of both arms a difference of means of this size needs. */
  public long usersNeeded(double effect, double variance) {
    Require.that(effect != 0, "effect must not be 0");
    double least = Math.ceil(2 / Math.min(controlShare, 1 - controlShare));
    return Search.smallestWhole(least, users -> detectable(users, variance) <= Math.abs(effect));
  }

  /** The smallest rise of a rate that so many users can show; refused when no rise could be. */
  public Conclusion<Double> smallestRise(long users, double rate) {
    requireRate(rate);
    Require.that(users > 0, "users must be above 0, was " + users);
    if (!detects((double) users, rate, 1)) {
      return Conclusion.refused("Even a rise to 100 % would be too small to show.");
    }
    double risen = Search.threshold(rate, 1, other -> detects((double) users, rate, other));
    return Conclusion.reached(risen - rate);
  }

  /** How many users of both arms a change of a rate from one value to another needs. */
  public long usersNeededForRates(double from, double to) {
    requireRate(from);
    requireRate(to);
    Require.that(from != to, "the rates must differ");
    return Search.smallestWhole(2, users -> detects(users, from, to));
  }

  private double detectable(double users, double variance) {
    double df = users * Math.min(controlShare, 1 - controlShare) * 2 - 2;
    double quantiles = Tails.studentQuantile(1 - alpha / 2, df) + Tails.studentQuantile(power, df);
    double perUser = varianceRatio * variance * (1 / controlShare + 1 / (1 - controlShare));
    return quantiles * Math.sqrt(perUser / users);
  }

  private boolean detects(double users, double controlRate, double treatedRate) {
    double treatedShare = 1 - controlShare;
    double pooled = controlShare * controlRate + treatedShare * treatedRate;
    double none = pooled * (1 - pooled) * (1 / controlShare + 1 / treatedShare);
    double some =
        controlRate * (1 - controlRate) / controlShare
            + treatedRate * (1 - treatedRate) / treatedShare;
    double needed =
        Tails.normalQuantile(1 - alpha / 2) * Math.sqrt(varianceRatio * none)
            + Tails.normalQuantile(power) * Math.sqrt(varianceRatio * some);
    return Math.abs(treatedRate - controlRate) * Math.sqrt(users) >= needed;
  }

  private static void requireRate(double rate) {
    Require.that(rate > 0 && rate < 1, "a rate must be between 0 and 1, was " + rate);
  }
}
