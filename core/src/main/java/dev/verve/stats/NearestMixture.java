package dev.verve.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealVector;

/**
 * The mixture of given series that comes closest to a target: weights that are not negative and sum
 * to one, by least squares.
 *
 * <p>Because the weights sum to one, the error is a mixture of the differences to the target, so
 * this is the point of least norm in their convex hull, found exactly and in finitely many steps by
 * Wolfe's algorithm (1976). The mixture is unique; its weights are not when several mixtures
 * coincide.
 */
final class NearestMixture {
  private static final double TOLERANCE = 1e-12;
  private static final int MOST_ROUNDS = 10_000;

  private final double[][] products;
  private final List<Integer> corral = new ArrayList<>();
  private double[] weights;

  private NearestMixture(double[][] series, double[] target) {
    int n = series.length;
    double[][] differences = new double[n][];
    for (int i = 0; i < n; i++) {
      differences[i] = minus(series[i], target);
    }
    products = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        products[i][j] = dot(differences[i], differences[j]);
      }
    }
    weights = new double[n];
  }

  /** The weights of the series whose mixture is closest to the target, one for each series. */
  static double[] weights(List<double[]> series, double[] target) {
    NearestMixture mixture = new NearestMixture(series.toArray(double[][]::new), target);
    mixture.solve();
    return mixture.weights;
  }

  private void solve() {
    int nearest = 0;
    double scale = 0;
    for (int i = 0; i < weights.length; i++) {
      nearest = products[i][i] < products[nearest][nearest] ? i : nearest;
      scale = Math.max(scale, products[i][i]);
    }
    corral.add(nearest);
    weights[nearest] = 1;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double[] toward = Arrays.stream(products).mapToDouble(row -> dot(row, weights)).toArray();
      int best = 0;
      for (int i = 1; i < toward.length; i++) {
        best = toward[i] < toward[best] ? i : best;
      }
      double norm = dot(toward, weights);
      if (toward[best] >= norm - TOLERANCE * scale || corral.contains(best)) {
        return;
      }
      corral.add(best);
      moveToMinimum();
    }
  }

  /**
   * Moves to the least norm over the corral's affine hull, dropping series that would go negative.
   */
  private void moveToMinimum() {
    while (true) {
      double[] goal = affineMinimum();
      double step = 1;
      for (int i : corral) {
        if (goal[i] < TOLERANCE && weights[i] > goal[i]) {
          step = Math.min(step, weights[i] / (weights[i] - goal[i]));
        }
      }
      for (int i = 0; i < weights.length; i++) {
        weights[i] += step * (goal[i] - weights[i]);
      }
      if (step == 1) {
        return;
      }
      corral.removeIf(i -> weights[i] < TOLERANCE);
      for (int i = 0; i < weights.length; i++) {
        weights[i] = weights[i] < TOLERANCE ? 0 : weights[i];
      }
    }
  }

  private double[] affineMinimum() {
    int n = corral.size();
    double scale = corral.stream().mapToDouble(i -> products[i][i]).max().orElse(0);
    double[][] system = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        system[i][j] = scale + products[corral.get(i)][corral.get(j)];
      }
    }
    RealVector solution =
        new QRDecomposition(new Array2DRowRealMatrix(system, false))
            .getSolver()
            .solve(new ArrayRealVector(n, 1.0));
    double sum = Arrays.stream(solution.toArray()).sum();
    double[] goal = new double[weights.length];
    for (int i = 0; i < n; i++) {
      goal[corral.get(i)] = solution.getEntry(i) / sum;
    }
    return goal;
  }

  private static double[] minus(double[] a, double[] b) {
    double[] difference = new double[a.length];
    Arrays.setAll(difference, i -> a[i] - b[i]);
    return difference;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
