package dev.verve.stats;

import java.util.Arrays;

/**
 * Rows to learn from: features, whether the outcome happened, and how often the row counts. Equal
 * rows can be merged into one that counts as often, with the same result.
 */
public final class Sample {
  private final Design design;
  private final boolean[] outcomes;
  private final double[] times;

  private Sample(Design design, boolean[] outcomes, double[] times) {
    this.design = design;
    this.outcomes = outcomes;
    this.times = times;
  }

  /** Rows that count once each. */
  public static Sample of(Design design, boolean[] outcomes) {
    Require.sameRows(design.rows(), outcomes.length, "outcomes");
    double[] once = new double[outcomes.length];
    Arrays.fill(once, 1);
    return new Sample(design, outcomes.clone(), once);
  }

  /** The same rows, counting so often: not negative, whole or not. */
  public Sample counting(double[] newTimes) {
    Require.sameRows(outcomes.length, newTimes.length, "times");
    Require.finite(newTimes, "times");
    for (double each : newTimes) {
      Require.that(each >= 0, "times must not be negative, has %s", each);
    }
    return new Sample(design, outcomes, newTimes.clone());
  }

  /** These rows resampled, each counting so many times what it counts here. */
  Sample resampled(int[] draws) {
    double[] product = new double[times.length];
    for (int row = 0; row < product.length; row++) {
      product[row] = times[row] * draws[row];
    }
    return new Sample(design, outcomes, product);
  }

  /** The features. */
  public Design design() {
    return design;
  }

  boolean outcome(int row) {
    return outcomes[row];
  }

  double times(int row) {
    return times[row];
  }

  /** How much the rows of one class count together. */
  double total(boolean outcome) {
    double total = 0;
    for (int row = 0; row < times.length; row++) {
      if (outcomes[row] == outcome) {
        total += times[row];
      }
    }
    return total;
  }

  boolean hasBothClasses() {
    return total(true) > 0 && total(false) > 0;
  }
}
