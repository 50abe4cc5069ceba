package dev.verve.stats;

/**
 * L2-penalised logistic regression whose weights may be held at or above zero, so that the score
 * stays a plain sum in which every action adds.
 *
 * <p>The loss is the negative log-likelihood plus {@code penalty / 2} times the sum of squared
 * weights, each measured per standard deviation of its feature; the constant is free. So one
 * penalty suits actions that happen daily and yearly, and the fit does not change with the units. A
 * penalty of 1 holds every standardised weight back as a prior of variance 1 would. A feature that
 * never varies gets weight 0 when penalised.
 *
 * <p>At the zero bound the usual standard errors are wrong: use {@link BootstrapWeights} there, and
 * {@link SignedFit} to see what the sign would have been.
 */
public final class LogisticRegression {
  static final int MOST_STEPS = 100;

  private final double penalty;
  private final Sign sign;

  private LogisticRegression(double penalty, Sign sign) {
    this.penalty = penalty;
    this.sign = sign;
  }

  private enum Sign {
    FREE,
    NOT_NEGATIVE
  }

  /** Weights at or above zero, penalty 1. */
  public static LogisticRegression nonNegative() {
    return new LogisticRegression(1, Sign.NOT_NEGATIVE);
  }

  /** Weights of either sign, penalty 1. */
  public static LogisticRegression signed() {
    return new LogisticRegression(1, Sign.FREE);
  }

  /** With another penalty; 0 for plain maximum likelihood, which may not exist. */
  public LogisticRegression withPenalty(double newPenalty) {
    Require.that(
        newPenalty >= 0 && Double.isFinite(newPenalty),
        "penalty must not be negative, was %s",
        newPenalty);
    return new LogisticRegression(newPenalty, sign);
  }

  /**
   * Learns the weights.
   *
   * @throws IllegalArgumentException when the sample has but one outcome class
   */
  public LogisticFit fit(Sample sample) {
    Require.that(sample.hasBothClasses(), "a regression needs both outcome classes");
    Descent descent = terms(sample.design()).descent(sample, MOST_STEPS).from(nullModel(sample));
    return new LogisticFit(descent.point(), descent.converged());
  }

  CoefficientTerms terms(Design design) {
    return new CoefficientTerms(penalty, sign == Sign.NOT_NEGATIVE, design.deviations());
  }

  /** All weights zero, and the constant that fits the rate. */
  static double[] nullModel(Sample sample) {
    double[] start = new double[sample.design().columns() + 1];
    start[0] = Math.log(sample.total(true) / sample.total(false));
    return start;
  }
}
