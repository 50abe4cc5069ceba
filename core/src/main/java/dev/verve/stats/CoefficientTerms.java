package dev.verve.stats;

/**
 * What holds each coefficient of a regression: its penalty, its bound and the scale of its steps.
 */
final class CoefficientTerms {
  private final double[] ridge;
  private final boolean[] bounded;
  private final double[] sizes;

  /**
   * Terms for the constant, which is free, and one weight a feature.
   *
   * @param penalty of the square of a weight measured per standard deviation
   * @param notNegative whether weights are held at or above zero
   * @param deviations the standard deviations of the features
   */
  CoefficientTerms(double penalty, boolean notNegative, double[] deviations) {
    int size = deviations.length + 1;
    ridge = new double[size];
    bounded = new boolean[size];
    sizes = new double[size];
    sizes[0] = 1;
    for (int j = 1; j < size; j++) {
      double deviation = deviations[j - 1];
      sizes[j] = deviation;
      ridge[j] = penalty * (deviation > 0 ? deviation * deviation : 1);
      bounded[j] = notNegative;
    }
  }

  LogisticLoss loss(Sample sample) {
    return new LogisticLoss(sample, ridge);
  }

  NewtonDescent descent(Sample sample, int mostSteps) {
    return new NewtonDescent(loss(sample), bounded, sizes, mostSteps);
  }

  /**
   * One Newton step from a fit, within the bounds.
   *
   * @param gradient of the loss without the penalty, at the fit
   * @param hessian of the loss with the penalty
   */
  double[] step(double[] fit, double[] gradient, double[][] hessian) {
    double[] linear = new double[fit.length];
    for (int j = 0; j < linear.length; j++) {
      linear[j] = -gradient[j] - ridge[j] * fit[j];
      for (int k = 0; k < linear.length; k++) {
        linear[j] += hessian[j][k] * fit[k];
      }
    }
    return new BoundedQuadratic(hessian, linear, bounded).minimise(fit);
  }
}
