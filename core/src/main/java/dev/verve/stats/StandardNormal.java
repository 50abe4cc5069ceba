package dev.verve.stats;

import org.hipparchus.special.Erf;

/** The standard normal distribution, as far as tests and intervals need it. */
final class StandardNormal {
  /** The 97.5 % point, for two-sided 95 % intervals. */
  static final double Z95 = 1.959963984540054;

  private StandardNormal() {}

  /** The probability of a value above {@code z}, without cancellation far out in the tail. */
  static double above(double z) {
    return Erf.erfc(z / Math.sqrt(2)) / 2;
  }
}
