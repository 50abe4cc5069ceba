package dev.verve.stats;

import java.util.Arrays;

/**
 * Where a value stands in a sample, ties counted by half: the share below it plus half the share
 * equal to it. Over the sample itself the mean standing is exactly one half, with ties or without.
 */
public final class MidRank {
  private MidRank() {}

  /**
   * The mid-rank percentile of a value, from 0 (below everything) to 100 (above everything).
   *
   * @param sorted the reference sample in ascending order, not empty
   */
  public static double percentile(double[] sorted, double value) {
    return 100 * share(sorted, value);
  }

  /** The mid-rank of a value as a share from 0 to 1. */
  static double share(double[] sorted, double value) {
    Require.that(sorted.length > 0, "a percentile needs a reference sample");
    return (below(sorted, value) + (double) notAbove(sorted, value)) / (2.0 * sorted.length);
  }

  /** How many values of the sorted sample are below the given one. */
  static int below(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How many values of the sorted sample are below the given one or equal to it. */
  static int notAbove(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] <= value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** A copy of the values in ascending order, negative zero made plain zero. */
  static double[] sorted(double[] values) {
    double[] copy = values.clone();
    for (int i = 0; i < copy.length; i++) {
      copy[i] += 0.0;
    }
    Arrays.parallelSort(copy);
    return copy;
  }
}
