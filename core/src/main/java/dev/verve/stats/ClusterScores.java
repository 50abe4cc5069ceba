package dev.verve.stats;

import java.util.Arrays;

/**
 * What each cluster adds to the gradient of the logistic loss at a fit: residual times features,
 * summed over its rows. Zeros, most of a table of actions, are not kept, so the gradient of a
 * resample costs one pass over what is there.
 */
final class ClusterScores {
  private final int size;
  private final int[] ends;
  private final short[] coefficients;
  private final float[] values;

  private ClusterScores(int size, int[] ends, short[] coefficients, float[] values) {
    this.size = size;
    this.ends = ends;
    this.coefficients = coefficients;
    this.values = values;
  }

  /** Whether a design has few enough features to be held this way. */
  static boolean holds(Design design) {
    return design.columns() < Short.MAX_VALUE;
  }

  static ClusterScores of(Sample sample, LogisticFit fit, ClusterDraws clusters) {
    Design design = sample.design();
    double[] probabilities = fit.probabilities(design);
    int size = design.columns() + 1;
    Filling filling = new Filling(size, clusters.clusters());
    clusters.eachRow(
        row -> {
          double off = probabilities[row] - (sample.outcome(row) ? 1 : 0);
          filling.add(design, row, sample.times(row) * off);
        },
        filling::endCluster);
    return filling.filled();
  }

  /** The gradient of a resample, without the penalty, by how often each cluster is drawn. */
  double[] gradient(int[] drawn) {
    double[] sums = new double[size];
    int at = 0;
    for (int cluster = 0; cluster < ends.length; cluster++) {
      int times = drawn[cluster];
      if (times == 0) {
        at = ends[cluster];
      }
      for (; at < ends[cluster]; at++) {
        sums[coefficients[at]] += times * (double) values[at];
      }
    }
    return sums;
  }

  /** Takes the rows of one cluster after another. */
  private static final class Filling {
    private final double[] sums;
    private final int[] ends;
    private short[] coefficients = new short[1 << 10];
    private float[] values = new float[1 << 10];
    private int cluster;
    private int next;

    Filling(int size, int clusters) {
      this.sums = new double[size];
      this.ends = new int[clusters];
    }

    void add(Design design, int row, double residual) {
      double[] x = design.values();
      int at = row * design.columns();
      sums[0] += residual;
      for (int j = 1; j < sums.length; j++) {
        sums[j] += residual * x[at + j - 1];
      }
    }

    void endCluster() {
      makeRoom(next + sums.length);
      for (int j = 0; j < sums.length; j++) {
        if (sums[j] != 0) {
          coefficients[next] = (short) j;
          values[next++] = (float) sums[j];
          sums[j] = 0;
        }
      }
      ends[cluster++] = next;
    }

    private void makeRoom(int needed) {
      if (needed > values.length) {
        int length = Math.max(needed, values.length + values.length / 2);
        coefficients = Arrays.copyOf(coefficients, length);
        values = Arrays.copyOf(values, length);
      }
    }

    ClusterScores filled() {
      return new ClusterScores(sums.length, ends, coefficients, values);
    }
  }
}
