package dev.verve.stats;

import java.util.Arrays;

/**
 * What each row adds to the gradient of the logistic loss at a fit: its residual times its
 * features. Zeros among the features, most of a table of actions, are not kept, so the gradient of
 * a resample costs one pass over what is there.
 */
final class RowScores {
  private final int size;
  private final double[] residuals;
  private final int[] ends;
  private final byte[] columns;
  private final float[] values;

  private RowScores(int size, double[] residuals, int[] ends, byte[] columns, float[] values) {
    this.size = size;
    this.residuals = residuals;
    this.ends = ends;
    this.columns = columns;
    this.values = values;
  }

  /** Whether a design has few enough features to be held this way. */
  static boolean holds(Design design) {
    return design.columns() <= Byte.MAX_VALUE;
  }

  static RowScores of(Sample sample, LogisticFit fit) {
    Design design = sample.design();
    double[] residuals = fit.probabilities(design);
    double[] x = design.values();
    int[] ends = new int[design.rows()];
    int filled = Math.toIntExact(Arrays.stream(x).filter(value -> value != 0).count());
    byte[] columns = new byte[filled];
    float[] values = new float[filled];
    int next = 0;
    for (int row = 0; row < ends.length; row++) {
      residuals[row] = sample.times(row) * (residuals[row] - (sample.outcome(row) ? 1 : 0));
      for (int j = 0; j < design.columns(); j++) {
        double value = x[row * design.columns() + j];
        if (value != 0) {
          columns[next] = (byte) j;
          values[next++] = (float) value;
        }
      }
      ends[row] = next;
    }
    return new RowScores(design.columns() + 1, residuals, ends, columns, values);
  }

  /** The gradient of a resample, without the penalty. */
  double[] gradient(int[] times) {
    double[] sums = new double[size];
    int at = 0;
    for (int row = 0; row < ends.length; row++) {
      double share = times[row] * residuals[row];
      if (share != 0) {
        sums[0] += share;
        for (; at < ends[row]; at++) {
          sums[columns[at] + 1] += share * values[at];
        }
      }
      at = ends[row];
    }
    return sums;
  }
}
