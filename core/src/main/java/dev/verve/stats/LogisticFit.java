package dev.verve.stats;

import java.util.Arrays;

/**
 * A fitted logistic regression: the log-odds of the outcome are the constant plus the weighted sum
 * of the features. The weights predict; they do not say that an action causes the outcome.
 */
public final class LogisticFit {
  private final double[] coefficients;
  private final boolean converged;

  LogisticFit(double[] coefficients, boolean converged) {
    this.coefficients = coefficients.clone();
    this.converged = converged;
  }

  /** The log-odds of a row of zeros. */
  public double constant() {
    return coefficients[0];
  }

  /** The weight of one feature: the change of the log-odds for one more of it. */
  public double weight(int feature) {
    return coefficients[feature + 1];
  }

  /** The weights in the order of the features. */
  public double[] weights() {
    return Arrays.copyOfRange(coefficients, 1, coefficients.length);
  }

  /** Whether the minimum was reached. If not, use the weights for nothing. */
  public boolean converged() {
    return converged;
  }

  /** The constant plus the weighted sum, for each row of a design with the same features. */
  public double[] logOdds(Design design) {
    int columns = design.columns();
    Require.sameRows(coefficients.length - 1, columns, "weights");
    double[] x = design.values();
    double[] logOdds = new double[design.rows()];
    for (int row = 0; row < logOdds.length; row++) {
      double sum = coefficients[0];
      for (int j = 0; j < columns; j++) {
        sum += coefficients[j + 1] * x[row * columns + j];
      }
      logOdds[row] = sum;
    }
    return logOdds;
  }

  /** The predicted probability of the outcome, for each row. */
  public double[] probabilities(Design design) {
    double[] probabilities = logOdds(design);
    for (int row = 0; row < probabilities.length; row++) {
      probabilities[row] = LogOdds.probability(probabilities[row]);
    }
    return probabilities;
  }

  double[] coefficients() {
    return coefficients.clone();
  }
}
