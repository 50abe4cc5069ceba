package dev.verve.insight.evidence;

import dev.verve.stats.Design;
import java.util.Arrays;

/**
 * Two actions and how alike they are.
 *
 * @param correlation Pearson's
 */
record Pair(int first, int second, double correlation) {

  /** The two actions of a table, of two or more, whose correlation is farthest from zero. */
  static Pair mostAlike(ActionTable table) {
    Pair most = new Pair(0, 0, 0);
    for (int i = 0; i < table.actions().size(); i++) {
      double[] x = table.column(i);
      for (int j = 0; j < i; j++) {
        double correlation = correlation(x, table.column(j));
        if (Math.abs(correlation) > Math.abs(most.correlation())) {
          most = new Pair(j, i, correlation);
        }
      }
    }
    return most;
  }

  private static double correlation(double[] x, double[] y) {
    double[] values = new double[2 * x.length];
    double meanX = Arrays.stream(x).average().orElse(0);
    double meanY = Arrays.stream(y).average().orElse(0);
    double product = 0;
    for (int row = 0; row < x.length; row++) {
      values[2 * row] = x[row];
      values[2 * row + 1] = y[row];
      product += (x[row] - meanX) * (y[row] - meanY);
    }
    double[] deviations = Design.rowMajor(values, 2).deviations();
    double scale = deviations[0] * deviations[1] * x.length;
    return scale == 0 ? 0 : product / scale;
  }
}
