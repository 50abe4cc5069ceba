package dev.verve.stats;

import java.util.Arrays;

/**
 * Limits to which extreme values are pulled in, so that one user does not decide a mean.
 *
 * <p>Fit the limits on both arms together, never per arm: different limits would be an effect of
 * their own. The mean of clamped values is a different quantity from the plain mean; name it so.
 *
 * @param low lower limit
 * @param high upper limit
 */
public record Winsor(double low, double high) {

  public Winsor {
    Require.that(low <= high, "low must not be above high, were " + low + ", " + high);
  }

  /** The limits at two quantiles of the values, interpolated linearly (type 7). */
  public static Winsor at(double lowQuantile, double highQuantile, double... values) {
    Require.that(values.length > 0, "values must not be empty");
    Require.that(
        0 <= lowQuantile && lowQuantile <= highQuantile && highQuantile <= 1,
        "quantiles must ascend within 0 and 1, were " + lowQuantile + ", " + highQuantile);
    Require.finite(values, "values");
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Winsor(quantile(sorted, lowQuantile), quantile(sorted, highQuantile));
  }

  /** The value, or the limit it is beyond. */
  public double clamp(double value) {
    return Math.min(high, Math.max(low, value));
  }

  /** A copy with every value clamped. */
  public double[] clamp(double[] values) {
    return Arrays.stream(values).map(this::clamp).toArray();
  }

  private static double quantile(double[] sorted, double probability) {
    double position = probability * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
