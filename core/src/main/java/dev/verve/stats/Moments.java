package dev.verve.stats;

/**
 * Count, mean and centred sum of squares of a sample: all that a test of means needs.
 *
 * <p>Moments add, so that an engine can compute them for parts of the data and this class joins
 * them without loss (Chan, Golub and LeVeque 1979), where plain sums of squares would cancel.
 *
 * @param n how many values
 * @param mean their mean; 0 when there are none
 * @param m2 the sum of squared deviations from the mean
 */
public record Moments(long n, double mean, double m2) {
  /** No values. */
  public static final Moments NONE = new Moments(0, 0, 0);

  public Moments {
    Require.that(n >= 0, "n must not be negative, was " + n);
    Require.that(Double.isFinite(mean), "mean must be finite, was " + mean);
    Require.that(m2 >= 0 && Double.isFinite(m2), "m2 must not be negative, was " + m2);
    Require.that(n > 1 || m2 == 0, "m2 of fewer than two values is 0, was " + m2);
  }

  /** The moments of these values. */
  public static Moments of(double... values) {
    Require.finite(values, "values");
    double mean = 0;
    double m2 = 0;
    for (int i = 0; i < values.length; i++) {
      double delta = values[i] - mean;
      mean += delta / (i + 1);
      m2 += delta * (values[i] - mean);
    }
    return new Moments(values.length, mean, m2);
  }

  /** The moments of both samples together. */
  public Moments plus(Moments other) {
    if (n == 0 || other.n == 0) {
      return n == 0 ? other : this;
    }
    long total = Math.addExact(n, other.n);
    double share = (double) other.n / total;
    double delta = other.mean - mean;
    return new Moments(total, mean + delta * share, m2 + other.m2 + delta * delta * n * share);
  }

  /** The unbiased variance of the values; NaN for fewer than two. */
  public double variance() {
    return n < 2 ? Double.NaN : m2 / (n - 1);
  }

  /** The variance of the mean; NaN for fewer than two values. */
  public double varianceOfMean() {
    return variance() / n;
  }
}
