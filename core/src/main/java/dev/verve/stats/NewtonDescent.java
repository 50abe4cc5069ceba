package dev.verve.stats;

import java.util.Arrays;

/**
 * Newton's method for a {@link LogisticLoss}, with bounds kept exactly: each step goes towards the
 * minimum of the quadratic model within the bounds, shortened by halves until the loss falls enough
 * (Armijo).
 *
 * <p>Second derivatives, the dear part, are kept from step to step for as long as steps shrink
 * tenfold: near the minimum and, in a resample, from the fit to the whole sample.
 */
final class NewtonDescent {
  /** The last step of an exact fit, in log-odds for a standard deviation of the feature. */
  private static final double EXACT = 1e-8;

  /** The last step of a resample's fit: far below what chance moves it by. */
  static final double BELOW_NOISE = 1e-5;

  private static final double SHRINKING = 0.1;
  private static final double ROUNDING = 1e-14;

  private static final double SUFFICIENT = 1e-4;
  private static final int MOST_HALVINGS = 40;

  private final LogisticLoss loss;
  private final boolean[] bounded;
  private final double[] sizes;
  private final int mostSteps;
  private final double closeEnough;

  /**
   * Prepares a descent.
   *
   * @param bounded which coefficients may not be negative
   * @param sizes a typical size of the feature of each coefficient
   */
  NewtonDescent(LogisticLoss loss, boolean[] bounded, double[] sizes, int mostSteps) {
    this(loss, bounded, sizes, mostSteps, EXACT);
  }

  private NewtonDescent(
      LogisticLoss loss, boolean[] bounded, double[] sizes, int mostSteps, double closeEnough) {
    this.loss = loss;
    this.bounded = bounded;
    this.sizes = sizes;
    this.mostSteps = mostSteps;
    this.closeEnough = closeEnough;
  }

  /** The same descent, ending with a step below this size. */
  NewtonDescent until(double smallStep) {
    return new NewtonDescent(loss, bounded, sizes, mostSteps, smallStep);
  }

  /** Descends from a point. */
  Descent from(double[] start) {
    loss.at(start);
    return from(start, loss.hessian());
  }

  /**
   * Descends from a point.
   *
   * @param nearby second derivatives that are about those at the start
   */
  Descent from(double[] start, double[][] nearby) {
    double[] point = start.clone();
    double[][] hessian = nearby;
    double lastSize = Double.POSITIVE_INFINITY;
    double[] step = new double[point.length];
    LogisticLoss.Slope here = loss.at(point);
    for (int taken = 0; taken < mostSteps; taken++) {
      step = towardsModelMinimum(point, here.gradient(), hessian);
      double size = largest(step);
      if (size > SHRINKING * lastSize) {
        hessian = loss.hessian();
        step = towardsModelMinimum(point, here.gradient(), hessian);
        size = largest(step);
      }
      if (size < closeEnough) {
        return new Descent(moved(point, step, 1), step, true);
      }
      lastSize = size;
      double promised = product(here.gradient(), step);
      double length = 1;
      double[] next = moved(point, step, length);
      LogisticLoss.Slope there = loss.at(next);
      for (int halved = 0; halved < MOST_HALVINGS; halved++) {
        double allowed = here.loss() + SUFFICIENT * length * promised;
        if (there.loss() <= allowed + ROUNDING * Math.abs(here.loss())) {
          break;
        }
        length /= 2;
        next = moved(point, step, length);
        there = loss.at(next);
      }
      point = next;
      here = there;
    }
    return new Descent(point, step, false);
  }

  private double[] towardsModelMinimum(double[] point, double[] gradient, double[][] hessian) {
    double[] linear = new double[point.length];
    Arrays.setAll(linear, j -> product(hessian[j], point) - gradient[j]);
    double[] target = new BoundedQuadratic(hessian, linear, bounded).minimise(point);
    Arrays.setAll(target, j -> target[j] - point[j]);
    return target;
  }

  private double largest(double[] step) {
    double largest = 0;
    for (int j = 0; j < step.length; j++) {
      largest = Math.max(largest, Math.abs(step[j]) * sizes[j]);
    }
    return largest;
  }

  private double[] moved(double[] point, double[] step, double length) {
    double[] moved = new double[point.length];
    Arrays.setAll(
        moved,
        j -> {
          double coordinate = point[j] + length * step[j];
          return bounded[j] ? Math.max(0, coordinate) : coordinate;
        });
    return moved;
  }

  private static double product(double[] x, double[] y) {
    double sum = 0;
    for (int j = 0; j < x.length; j++) {
      sum += x[j] * y[j];
    }
    return sum;
  }
}
