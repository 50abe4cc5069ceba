package dev.verve.stats;

/** The gradient of a loss and the lower triangle of its Hessian, which add up over rows. */
final class Derivatives {
  private final double[] gradient;
  private final double[] lower;

  Derivatives(int size) {
    this(new double[size], new double[size * size]);
  }

  /**
   * Takes over sums.
   *
   * @param lower the Hessian row by row, with entries above the diagonal that are not looked at
   */
  Derivatives(double[] gradient, double[] lower) {
    this.gradient = gradient;
    this.lower = lower;
  }

  double[] gradient() {
    return gradient;
  }

  double[][] hessian() {
    int size = gradient.length;
    double[][] hessian = new double[size][size];
    for (int j = 0; j < size; j++) {
      for (int k = 0; k <= j; k++) {
        hessian[j][k] = lower[j * size + k];
        hessian[k][j] = lower[j * size + k];
      }
    }
    return hessian;
  }

  void add(Derivatives other) {
    for (int j = 0; j < gradient.length; j++) {
      gradient[j] += other.gradient[j];
    }
    for (int i = 0; i < lower.length; i++) {
      lower[i] += other.lower[i];
    }
  }

  /** Adds those of half the sum of ridge times squared coefficient. */
  void addRidge(double[] ridge, double[] coefficients) {
    for (int j = 0; j < gradient.length; j++) {
      gradient[j] += ridge[j] * coefficients[j];
      lower[j * gradient.length + j] += ridge[j];
    }
  }
}
