package dev.verve.stats;

/**
 * Sample quantiles by linear interpolation of the order statistics, type 7 of Hyndman and Fan
 * (1996), the default of R and NumPy.
 */
public final class Quantile {
  private Quantile() {}

  /**
   * The quantile of a sample.
   *
   * @param sorted the sample in ascending order, not empty
   * @param probability between 0 (the minimum) and 1 (the maximum)
   */
  public static double of(double[] sorted, double probability) {
    Require.that(sorted.length > 0, "a quantile needs at least one value");
    Require.that(
        probability >= 0 && probability <= 1,
        "probability must be between 0 and 1, was %s",
        probability);
    double position = (sorted.length - 1) * probability;
    int below = (int) position;
    double part = position - below;
    // Guards infinite neighbours, of which the difference is not a number.
    if (part == 0 || sorted[below] == sorted[below + 1]) {
      return sorted[below];
    }
    return sorted[below] + part * (sorted[below + 1] - sorted[below]);
  }

  /** The interval that holds the middle 95 % of a sorted sample. */
  static Interval middle95(double[] sorted) {
    return new Interval(of(sorted, 0.025), of(sorted, 0.975));
  }
}
