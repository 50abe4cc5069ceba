package dev.verve.stats;

/**
 * Welch's test after removing what the pre-period value explains (CUPED; Deng, Xu, Kohavi and
 * Walker 2013).
 *
 * <p>The slope θ is pooled from the variation within the arms, so that the treatment's own effect
 * does not enter it. Unbiased when the pre-period value cannot have been touched by the treatment:
 * it must be measured before assignment. It helps as far as both values correlate; the variance
 * falls by about the squared correlation.
 *
 * @param effect the adjusted difference, treated minus control
 * @param theta the pooled slope of the metric on the pre-period value
 * @param varianceRatio variance of the adjusted difference over that of the plain one; below 1 is a
 *     gain
 */
public record Cuped(Effect effect, double theta, double varianceRatio) {

  /**
   * The adjusted test, where x is the pre-period value and y the metric. Refused with fewer than
   * two users in an arm, and when the pre-period value or the metric does not vary.
   */
  public static Conclusion<Cuped> between(
      BivariateMoments treated, BivariateMoments control, double level) {
    if (treated.n() < 2 || control.n() < 2) {
      return Conclusion.refused("An arm has fewer than 2 users.");
    }
    double spread = treated.x().m2() + control.x().m2();
    if (spread == 0) {
      return Conclusion.refused("The pre-period value does not vary, so it explains nothing.");
    }
    double theta = (treated.comoment() + control.comoment()) / spread;
    double center = treated.x().plus(control.x()).mean();
    Moments adjustedTreated = treated.residual(theta, center);
    Moments adjustedControl = control.residual(theta, center);
    double plain = treated.y().varianceOfMean() + control.y().varianceOfMean();
    double adjusted = adjustedTreated.varianceOfMean() + adjustedControl.varianceOfMean();
    return Welch.between(adjustedTreated, adjustedControl, level)
        .map(test -> new Cuped(test.difference(), theta, adjusted / plain));
  }
}
