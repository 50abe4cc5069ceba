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
  private static final int MOST_STEPS = 100;

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
    return fit(sample, sample.design().deviations(), nullModel(sample));
  }

  /**
   * Learns the weights of a resample, with the penalty and from the start of the whole sample.
   *
   * @param deviations of the features, in the whole sample
   * @param start the coefficients to begin with
   */
  LogisticFit fit(Sample sample, double[] deviations, double[] start) {
    Descent end = descend(sample, deviations, start, MOST_STEPS);
    return new LogisticFit(end.point(), end.converged());
  }

  Descent descend(Sample sample, double[] deviations, double[] start, int mostSteps) {
    double[] ridge = new double[start.length];
    double[] sizes = new double[start.length];
    boolean[] bounded = new boolean[start.length];
    sizes[0] = 1;
    for (int j = 1; j < start.length; j++) {
      double deviation = deviations[j - 1];
      sizes[j] = deviation;
      ridge[j] = penalty * (deviation > 0 ? deviation * deviation : 1);
      bounded[j] = sign == Sign.NOT_NEGATIVE;
    }
    LogisticLoss loss = new LogisticLoss(sample, ridge);
    return new NewtonDescent(loss, bounded, sizes, mostSteps).from(start);
  }

  /** All weights zero, and the constant that fits the rate. */
  static double[] nullModel(Sample sample) {
    double[] start = new double[sample.design().columns() + 1];
    start[0] = Math.log(sample.total(true) / sample.total(false));
    return start;
  }
}
