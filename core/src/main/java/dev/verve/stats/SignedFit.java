package dev.verve.stats;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The unpenalised logistic regression with weights of either sign, and Wald intervals. It shows
 * what the bounded fit hides: an action that predicts loss.
 *
 * <p>The intervals are asymptotic: they want at least 10, better 20, outcomes of the rarer class
 * for each feature. Where some weighting of the features splits the classes without overlap the
 * maximum lies at infinity (Albert and Anderson 1984) and every weight is unknown. That is found by
 * checking whether the direction in which the descent runs away never contradicts an outcome.
 */
public final class SignedFit {
  private static final int MOST_STEPS = 30;
  private static final double TOUCHING = 1e-4;

  private final double[] coefficients;
  private final double[] standardErrors;
  private final String refusal;

  private SignedFit(double[] coefficients, double[] standardErrors, String refusal) {
    this.coefficients = coefficients;
    this.standardErrors = standardErrors;
    this.refusal = refusal;
  }

  /**
   * Fits the sample.
   *
   * @throws IllegalArgumentException when the sample has but one outcome class
   */
  public static SignedFit of(Sample sample) {
    Require.that(sample.hasBothClasses(), "a regression needs both outcome classes");
    if (Double.isInfinite(sample.design().conditionNumber())) {
      return refused(
          sample.design().columns(), "an action is constant or an exact combination of others");
    }
    CoefficientTerms terms = LogisticRegression.signed().withPenalty(0).terms(sample.design());
    Descent end = terms.descent(sample, MOST_STEPS).from(LogisticRegression.nullModel(sample));
    double[] coefficients = end.point();
    if (!end.converged()) {
      String refusal =
          separates(sample, end.step())
              ? "separation: some weighting of the actions splits the outcomes without overlap"
              : "the regression did not converge";
      return refused(sample.design().columns(), refusal);
    }
    LogisticLoss loss = terms.loss(sample);
    loss.at(coefficients);
    int[] all = IntStream.range(0, coefficients.length).toArray();
    double[][] covariance = new ScaledCholesky(loss.hessian(), all).inverse();
    double[] errors = new double[coefficients.length];
    Arrays.setAll(errors, j -> Math.sqrt(covariance[j][j]));
    return new SignedFit(coefficients, errors, "");
  }

  /** The number of features. */
  public int features() {
    return coefficients.length - 1;
  }

  /** The constant with its Wald interval; unknown when the fit does not exist. */
  public Estimate constant() {
    return coefficient(0);
  }

  /** The weight of a feature with its Wald interval; unknown when the fit does not exist. */
  public Estimate weight(int feature) {
    return coefficient(feature + 1);
  }

  /** The standard error of a weight; infinite when the weight is unknown. */
  public double standardError(int feature) {
    return refusal.isEmpty() ? standardErrors[feature + 1] : Double.POSITIVE_INFINITY;
  }

  private static SignedFit refused(int features, String refusal) {
    return new SignedFit(new double[features + 1], new double[features + 1], refusal);
  }

  private Estimate coefficient(int j) {
    if (!refusal.isEmpty()) {
      return new Unknown(refusal);
    }
    return Measured.of(coefficients[j], Interval.wald(coefficients[j], standardErrors[j]));
  }

  private static boolean separates(Sample sample, double[] direction) {
    double[] along = new LogisticFit(direction, false).logOdds(sample.design());
    double most = 0;
    double contradiction = 0;
    for (int row = 0; row < along.length; row++) {
      if (sample.times(row) > 0) {
        double agreement = sample.outcome(row) ? along[row] : -along[row];
        most = Math.max(most, Math.abs(agreement));
        contradiction = Math.max(contradiction, -agreement);
      }
    }
    return most > 0 && contradiction <= TOUCHING * most;
  }
}
