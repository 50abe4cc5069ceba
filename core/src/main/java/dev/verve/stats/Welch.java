package dev.verve.stats;

/**
 * Welch's t-test of two means, without assuming equal variances.
 *
 * <p>Assumes independent users and means that are close to normal, which holds from some dozens of
 * users an arm unless a few of them dominate (see {@link Winsor}); for shares see {@link Binomial}.
 * It is valid for one look at the planned date; who looks daily wants {@link ConfidenceSequence}.
 *
 * @param t the test statistic
 * @param df the Welch–Satterthwaite degrees of freedom
 * @param difference mean of the treated minus mean of the control
 */
public record Welch(double t, double df, Effect difference) {

  /** The test with a 95 % interval. */
  public static Conclusion<Welch> between(Moments treated, Moments control) {
    return between(treated, control, Effect.LEVEL);
  }

  /**
   * The test with an interval of the stated level, such as 0.95. Refused with fewer than two values
   * in an arm, or when neither arm varies.
   */
  public static Conclusion<Welch> between(Moments treated, Moments control, double level) {
    if (treated.n() < 2 || control.n() < 2) {
      return Conclusion.refused("An arm has fewer than 2 users.");
    }
    return between(
        new MeanEstimate(treated.mean(), treated.varianceOfMean(), treated.n()),
        new MeanEstimate(control.mean(), control.varianceOfMean(), control.n()),
        level);
  }

  static Conclusion<Welch> between(MeanEstimate treated, MeanEstimate control, double level) {
    double variance = treated.variance() + control.variance();
    if (variance == 0) {
      return Conclusion.refused("The metric does not vary within the arms.");
    }
    double difference = treated.value() - control.value();
    double error = Math.sqrt(variance);
    double df =
        variance
            * variance
            / (square(treated.variance()) / (treated.units() - 1)
                + square(control.variance()) / (control.units() - 1));
    return Conclusion.reached(
        new Welch(difference / error, df, Effect.student(difference, error, df, level)));
  }

  private static double square(double value) {
    return value * value;
  }
}
