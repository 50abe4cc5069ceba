package dev.verve.stats;

/** Where a descent ended, and how. */
final class Descent {
  private final double[] point;
  private final double[] step;
  private final boolean converged;

  Descent(double[] point, double[] step, boolean converged) {
    this.point = point;
    this.step = step;
    this.converged = converged;
  }

  double[] point() {
    return point;
  }

  /** The last step taken. It points to infinity when there is no minimum. */
  double[] step() {
    return step;
  }

  boolean converged() {
    return converged;
  }
}
