package dev.verve.stats;

import java.util.Optional;

/**
 * The minimum of a smooth function with a known gradient, by BFGS with a backtracking line search
 * (Nocedal and Wright, chapter 6).
 */
final class Minimum {
  private static final int MOST_STEPS = 500;
  private static final double SUFFICIENT = 1e-4;
  private static final double SHORTEST = 1e-12;

  private Minimum() {}

  /** A function to minimise. */
  interface Smooth {
    /** The value at a point; may be infinite or NaN outside its domain. */
    double value(double[] point);

    /** The gradient at a point of finite value. */
    double[] gradient(double[] point);
  }

  /** The point where no gradient entry exceeds the tolerance; empty when none is reached. */
  static Optional<double[]> of(Smooth function, double[] start, double tolerance) {
    double[] point = start.clone();
    double[] gradient = function.gradient(point);
    double[][] inverse = identity(point.length);
    for (int i = 0; i < MOST_STEPS; i++) {
      if (largest(gradient) <= tolerance) {
        return Optional.of(point);
      }
      double[] direction = times(inverse, gradient, -1);
      if (dot(direction, gradient) >= 0) {
        inverse = identity(point.length);
        direction = times(inverse, gradient, -1);
      }
      double step = step(function, point, gradient, direction);
      if (step == 0) {
        return Optional.empty();
      }
      double[] next = along(point, step, direction);
      double[] nextGradient = function.gradient(next);
      update(inverse, along(next, -1, point), along(nextGradient, -1, gradient));
      point = next;
      gradient = nextGradient;
    }
    return Optional.empty();
  }

  private static double step(
      Smooth function, double[] point, double[] gradient, double[] direction) {
    double value = function.value(point);
    double slope = dot(gradient, direction);
    double step = Math.min(1, 2 / largest(direction));
    while (!(function.value(along(point, step, direction)) <= value + SUFFICIENT * step * slope)) {
      step /= 2;
      if (step < SHORTEST) {
        return 0;
      }
    }
    return step;
  }

  private static void update(double[][] inverse, double[] moved, double[] bent) {
    double curvature = dot(moved, bent);
    if (curvature <= 0) {
      return;
    }
    double[] image = times(inverse, bent, 1);
    double scale = (1 + dot(bent, image) / curvature) / curvature;
    for (int i = 0; i < moved.length; i++) {
      for (int j = 0; j < moved.length; j++) {
        inverse[i][j] +=
            scale * moved[i] * moved[j] - (image[i] * moved[j] + moved[i] * image[j]) / curvature;
      }
    }
  }

  private static double[][] identity(int n) {
    double[][] identity = new double[n][n];
    for (int i = 0; i < n; i++) {
      identity[i][i] = 1;
    }
    return identity;
  }

  private static double[] times(double[][] matrix, double[] vector, double factor) {
    double[] product = new double[vector.length];
    for (int i = 0; i < product.length; i++) {
      product[i] = factor * dot(matrix[i], vector);
    }
    return product;
  }

  private static double[] along(double[] point, double step, double[] direction) {
    double[] moved = point.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += step * direction[i];
    }
    return moved;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
