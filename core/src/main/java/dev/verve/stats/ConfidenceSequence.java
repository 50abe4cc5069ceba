package dev.verve.stats;

/**
 * An asymptotic confidence sequence for a difference of means: valid at every look at once, so that
 * people may watch an experiment daily and stop when they like (Waudby-Smith, Arbour, Sinha,
 * Kennedy and Ramdas 2021, two-sided form).
 *
 * <p>The price is an interval wider than Welch's at any single look. The parameter ρ decides where
 * the sequence is tightest, and is fixed before the first look. Assumes that each user enters once
 * with a final value, and enough users at the first look for variances to be trusted: at least 50
 * an arm.
 *
 * @param level the level that holds over all looks together, such as 0.95
 * @param rho the mixture parameter, above 0
 */
public record ConfidenceSequence(double level, double rho) {
  /** Fewer users than this in an arm are refused. */
  public static final long LEAST_USERS = 50;

  public ConfidenceSequence {
    Require.level(level);
    Require.that(rho > 0 && Double.isFinite(rho), "rho must be above 0, was " + rho);
  }

  /** The sequence that is tightest when this many users of both arms have been counted. */
  public static ConfidenceSequence tunedFor(long plannedUsers, double level) {
    Require.that(plannedUsers > 0, "plannedUsers must be above 0, was " + plannedUsers);
    Require.level(level);
    double logAlpha = Math.log(1 - level);
    double x = 1 - 2 * logAlpha;
    // The width is smallest where x = n·rho² solves x = log(1 + x) − 2·log(alpha); the map
    // contracts.
    for (int i = 0; i < 100; i++) {
      x = Math.log1p(x) - 2 * logAlpha;
    }
    return new ConfidenceSequence(level, Math.sqrt(x / plannedUsers));
  }

  /**
   * The effect as of now, treated minus control, with the always-valid interval and p-value.
   * Refused below 50 users an arm, or when neither arm varies.
   */
  public Conclusion<Effect> at(Moments treated, Moments control) {
    if (Math.min(treated.n(), control.n()) < LEAST_USERS) {
      return Conclusion.refused("An arm has fewer than " + LEAST_USERS + " users.");
    }
    double variance = treated.varianceOfMean() + control.varianceOfMean();
    if (variance == 0) {
      return Conclusion.refused("The metric does not vary within the arms.");
    }
    double difference = treated.mean() - control.mean();
    double x = ((double) treated.n() + control.n()) * rho * rho;
    double stretch = 2 * (x + 1) / x;
    double half = Math.sqrt(variance * stretch * (0.5 * Math.log1p(x) - Math.log(1 - level)));
    double p = Math.sqrt(x + 1) * Math.exp(-difference * difference / (variance * stretch));
    return Conclusion.reached(
        new Effect(difference, difference - half, difference + half, Math.min(1, p)));
  }
}
