package dev.verve.stats;

/**
 * The lift relative to the control, (treated − control) / control, by the delta method.
 *
 * <p>The delta method fails when the denominator may be near zero, so a lift is refused unless the
 * control's mean stands at least three standard errors above zero. A fraction: 0.05 means +5 %.
 */
public final class RelativeLift {
  private static final double CLEAR_OF_ZERO = 3;

  private RelativeLift() {}

  /** The relative lift of a mean, with a normal interval of the stated level. */
  public static Conclusion<Effect> of(Moments treated, Moments control, double level) {
    if (treated.n() < 2 || control.n() < 2) {
      return Conclusion.refused("An arm has fewer than 2 users.");
    }
    return of(
        new MeanEstimate(treated.mean(), treated.varianceOfMean(), treated.n()),
        new MeanEstimate(control.mean(), control.varianceOfMean(), control.n()),
        level);
  }

  static Conclusion<Effect> of(MeanEstimate treated, MeanEstimate control, double level) {
    double base = control.value();
    if (base <= CLEAR_OF_ZERO * Math.sqrt(control.variance())) {
      return Conclusion.refused("The control's mean is too close to zero for a relative lift.");
    }
    double ratio = treated.value() / base;
    double variance = (treated.variance() + ratio * ratio * control.variance()) / (base * base);
    if (variance == 0) {
      return Conclusion.refused("The metric does not vary within the arms.");
    }
    return Conclusion.reached(Effect.normal(ratio - 1, Math.sqrt(variance), level));
  }
}
