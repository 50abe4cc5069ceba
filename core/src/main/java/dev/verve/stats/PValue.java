package dev.verve.stats;

import java.util.Locale;
import org.hipparchus.special.Gamma;

/**
 * Tail probabilities of test statistics, and how to print them. Tails are computed as tails, not as
 * one minus the body, so a p-value of 1e-80 is not rounded to zero; but nobody should read such a
 * number literally, so below 1e-6 the text says only that.
 */
public final class PValue {
  private static final double SMALLEST_PRINTED = 1e-6;

  private PValue() {}

  /** The two-sided p-value of a statistic that is standard normal under the null. */
  public static double twoSided(double z) {
    Require.that(!Double.isNaN(z), "test statistic must be a number");
    return Math.min(1, 2 * StandardNormal.above(Math.abs(z)));
  }

  /** The upper tail of the chi-square distribution with so many degrees of freedom. */
  public static double chiSquare(double statistic, int degreesOfFreedom) {
    Require.that(statistic >= 0, "chi-square must not be negative, was %s", statistic);
    Require.that(degreesOfFreedom > 0, "degrees of freedom must be above 0");
    return Gamma.regularizedGammaQ(degreesOfFreedom / 2.0, statistic / 2);
  }

  /**
   * The value for people: {@code p = 0.031} , {@code p = 2.4e-5}, or {@code p < 1e-6} below that.
   */
  public static String text(double p) {
    Require.that(p >= 0 && p <= 1, "p-value must be between 0 and 1, was %s", p);
    if (p < SMALLEST_PRINTED) {
      return "p < 1e-6";
    }
    if (p < 0.001) {
      return String.format(Locale.ROOT, "p = %.1e", p).replace("e-0", "e-");
    }
    return String.format(Locale.ROOT, p < 0.01 ? "p = %.4f" : "p = %.3f", p);
  }
}
