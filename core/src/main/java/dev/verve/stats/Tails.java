package dev.verve.stats;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.special.Beta;
import org.hipparchus.special.Erf;
import org.hipparchus.special.Gamma;

/**
 * Tail probabilities and critical values.
 *
 * <p>Every probability is computed from the upper tail itself and never as one minus a lower tail,
 * so that small values keep their digits.
 */
final class Tails {
  private static final NormalDistribution STANDARD = new NormalDistribution();
  private static final double SQRT2 = Math.sqrt(2);

  private Tails() {}

  /** P(|Z| &gt; |z|) for a standard normal Z. */
  static double normal(double z) {
    return Erf.erfc(Math.abs(z) / SQRT2);
  }

  /** P(|T| &gt; |t|) for Student's T; an infinite {@code df} means the normal. */
  static double student(double t, double df) {
    return Double.isInfinite(df) ? normal(t) : Beta.regularizedBeta(df / (df + t * t), df / 2, 0.5);
  }

  /** P(X &gt; x) for a chi-square X. */
  static double chiSquare(double x, double df) {
    return Gamma.regularizedGammaQ(df / 2, x / 2);
  }

  /** The z with P(Z &le; z) = {@code probability}. */
  static double normalQuantile(double probability) {
    return STANDARD.inverseCumulativeProbability(probability);
  }

  /** The t with P(T &le; t) = {@code probability}; an infinite {@code df} means the normal. */
  static double studentQuantile(double probability, double df) {
    return Double.isInfinite(df)
        ? normalQuantile(probability)
        : new TDistribution(df).inverseCumulativeProbability(probability);
  }
}
