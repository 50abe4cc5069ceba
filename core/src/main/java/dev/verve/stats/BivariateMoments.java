package dev.verve.stats;

/**
 * Moments of paired values, with their co-moment; they add as {@link Moments} do.
 *
 * @param x moments of the first value of each pair: the pre-period value, or a denominator
 * @param y moments of the second value: the metric, or a numerator
 * @param comoment the sum of products of both deviations from their means
 */
public record BivariateMoments(Moments x, Moments y, double comoment) {
  /** No pairs. */
  public static final BivariateMoments NONE = new BivariateMoments(Moments.NONE, Moments.NONE, 0);

  public BivariateMoments {
    Require.that(x.n() == y.n(), "pairs need equal counts, were " + x.n() + ", " + y.n());
    Require.that(Double.isFinite(comoment), "comoment must be finite, was " + comoment);
    Require.that(
        comoment * comoment <= x.m2() * y.m2() * (1 + 1e-9) + Double.MIN_NORMAL,
        "comoment is larger than the variances allow, was " + comoment);
  }

  /** The moments of the pairs (x[i], y[i]). */
  public static BivariateMoments of(double[] x, double[] y) {
    Require.that(x.length == y.length, "pairs need equal lengths");
    Moments xs = Moments.of(x);
    Moments ys = Moments.of(y);
    double comoment = 0;
    for (int i = 0; i < x.length; i++) {
      comoment += (x[i] - xs.mean()) * (y[i] - ys.mean());
    }
    return new BivariateMoments(xs, ys, comoment);
  }

  /** How many pairs. */
  public long n() {
    return x.n();
  }

  /** The moments of both samples together. */
  public BivariateMoments plus(BivariateMoments other) {
    if (n() == 0 || other.n() == 0) {
      return n() == 0 ? other : this;
    }
    double weight = (double) n() * other.n() / ((double) n() + other.n());
    double between = (other.x.mean() - x.mean()) * (other.y.mean() - y.mean()) * weight;
    return new BivariateMoments(
        x.plus(other.x), y.plus(other.y), comoment + other.comoment + between);
  }

  /** The unbiased covariance; NaN for fewer than two pairs. */
  public double covariance() {
    return n() < 2 ? Double.NaN : comoment / (n() - 1);
  }

  /** The moments of y − slope · (x − center), in closed form. */
  public Moments residual(double slope, double center) {
    double m2 = y.m2() - 2 * slope * comoment + slope * slope * x.m2();
    return new Moments(n(), y.mean() - slope * (x.mean() - center), Math.max(0, m2));
  }
}
