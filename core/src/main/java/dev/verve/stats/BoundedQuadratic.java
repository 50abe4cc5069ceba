package dev.verve.stats;

import java.util.stream.IntStream;

/**
 * Minimises ½ z'Hz − c'z where some of the z may not be negative, by the active set method of
 * Lawson and Hanson (1974, chapter 23) in the normal form of Bro and de Jong (1997). H is positive
 * semidefinite.
 */
final class BoundedQuadratic {
  private static final double ROUNDING = 1e-11;

  private final double[][] hessian;
  private final double[] linear;
  private final boolean[] bounded;

  BoundedQuadratic(double[][] hessian, double[] linear, boolean[] bounded) {
    this.hessian = hessian;
    this.linear = linear;
    this.bounded = bounded;
  }

  /** The minimum, starting from a feasible point whose zeros at the bound are a good guess. */
  double[] minimise(double[] start) {
    int n = linear.length;
    double[] z = start.clone();
    boolean[] free = new boolean[n];
    for (int j = 0; j < n; j++) {
      free[j] = !bounded[j] || z[j] > 0;
    }
    // Each round frees one variable or is the last; the limit only guards against rounding.
    for (int round = 0; round < 10 * n; round++) {
      settle(z, free);
      int most = mostEagerToLeaveBound(z, free);
      if (most < 0) {
        return z;
      }
      free[most] = true;
    }
    return z;
  }

  /** Moves to the minimum over the free variables, binding those that would turn negative. */
  private void settle(double[] z, boolean[] free) {
    while (true) {
      double[] target = minimumOver(free);
      double part = 1;
      int blocking = -1;
      for (int j = 0; j < z.length; j++) {
        if (bounded[j] && free[j] && target[j] < 0) {
          double reach = z[j] / (z[j] - target[j]);
          if (reach < part) {
            part = reach;
            blocking = j;
          }
        }
      }
      for (int j = 0; j < z.length; j++) {
        z[j] += part * (target[j] - z[j]);
      }
      if (blocking < 0) {
        return;
      }
      z[blocking] = 0;
      free[blocking] = false;
    }
  }

  private int mostEagerToLeaveBound(double[] z, boolean[] free) {
    int most = -1;
    double steepest = 0;
    for (int j = 0; j < z.length; j++) {
      if (free[j]) {
        continue;
      }
      double pull = linear[j];
      double size = Math.abs(linear[j]);
      for (int k = 0; k < z.length; k++) {
        pull -= hessian[j][k] * z[k];
        size += Math.abs(hessian[j][k] * z[k]);
      }
      double steepness = pull / Math.sqrt(hessian[j][j]);
      if (pull > ROUNDING * size && steepness > steepest) {
        steepest = steepness;
        most = j;
      }
    }
    return most;
  }

  private double[] minimumOver(boolean[] free) {
    int[] chosen = IntStream.range(0, free.length).filter(j -> free[j]).toArray();
    double[] solved = new ScaledCholesky(hessian, chosen).solve(linear);
    double[] z = new double[linear.length];
    for (int a = 0; a < chosen.length; a++) {
      z[chosen[a]] = solved[a];
    }
    return z;
  }
}
