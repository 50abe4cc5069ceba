package dev.verve.stats;

/**
 * The chi-square test for a sample-ratio mismatch: did the arms get the shares they should have?
 *
 * <p>A mismatch means that assignment or logging is broken, and then no effect can be believed. The
 * threshold is strict, because the test runs on every experiment.
 *
 * @param chiSquare the statistic
 * @param df arms minus one
 * @param p probability of a deviation at least this large with sound assignment
 */
public record SampleRatio(double chiSquare, int df, double p) {
  /** Below this p the experiment is invalid. */
  public static final double THRESHOLD = 0.001;

  private static final double LEAST_EXPECTED = 5;

  /**
   * Tests the observed sizes of the arms against their intended shares, which are scaled to sum to
   * one. Refused when an arm expects fewer than 5 users.
   */
  public static Conclusion<SampleRatio> test(long[] observed, double[] shares) {
    Require.that(
        observed.length == shares.length && observed.length >= 2,
        "needs a share for each of at least two arms");
    double users = 0;
    double whole = 0;
    for (int arm = 0; arm < observed.length; arm++) {
      Require.that(observed[arm] >= 0, "sizes must not be negative");
      Require.that(shares[arm] > 0, "shares must be above 0");
      users += observed[arm];
      whole += shares[arm];
    }
    double chiSquare = 0;
    for (int arm = 0; arm < observed.length; arm++) {
      double expected = users * shares[arm] / whole;
      if (expected < LEAST_EXPECTED) {
        return Conclusion.refused("An arm expects fewer than 5 users.");
      }
      double off = observed[arm] - expected;
      chiSquare += off * off / expected;
    }
    int df = observed.length - 1;
    return Conclusion.reached(new SampleRatio(chiSquare, df, Tails.chiSquare(chiSquare, df)));
  }

  /** Whether the arms' sizes say that the assignment is broken. */
  public boolean mismatch() {
    return p < THRESHOLD;
  }
}
