package dev.verve.stats;

/**
 * A ratio of sums, such as points per session, with its variance on the unit that was randomised.
 *
 * <p>Sessions of one user are not independent, so the ratio's variance comes from per-user sums by
 * the delta method (Deng, Knoblich and Lu 2018). It needs many users and a denominator well off
 * zero.
 *
 * @param value sum of numerators over sum of denominators
 * @param variance the variance of that ratio
 * @param units how many randomised units stand behind it
 */
public record RatioMetric(double value, double variance, long units) {

  public RatioMetric {
    Require.that(Double.isFinite(value), "value must be finite, was " + value);
    Require.that(variance >= 0, "variance must not be negative, was " + variance);
    Require.that(units >= 2, "units must be at least 2, was " + units);
  }

  /**
   * The ratio over units, where x is a unit's denominator and y its numerator. Refused with fewer
   * than two units, or when the denominators do not sum to more than zero.
   */
  public static Conclusion<RatioMetric> of(BivariateMoments perUnit) {
    if (perUnit.n() < 2) {
      return Conclusion.refused("An arm has fewer than 2 units.");
    }
    double denominator = perUnit.x().mean();
    if (denominator <= 0) {
      return Conclusion.refused("The denominators of the ratio sum to zero.");
    }
    double ratio = perUnit.y().mean() / denominator;
    double variance = perUnit.residual(ratio, 0).varianceOfMean() / (denominator * denominator);
    return Conclusion.reached(new RatioMetric(ratio, variance, perUnit.n()));
  }

  /** This ratio minus the control's. Refused when neither varies. */
  public Conclusion<Effect> minus(RatioMetric control, double level) {
    return Welch.between(estimate(), control.estimate(), level).map(Welch::difference);
  }

  /** The lift of this ratio relative to the control's. */
  public Conclusion<Effect> liftOver(RatioMetric control, double level) {
    return RelativeLift.of(estimate(), control.estimate(), level);
  }

  private MeanEstimate estimate() {
    return new MeanEstimate(value, variance, units);
  }
}
