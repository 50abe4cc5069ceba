package dev.verve.stats;

/** The natural logarithm of the odds p : 1 − p. */
final class LogOdds {
  /** Probabilities are held this far from 0 and 1, where the logarithm ends. */
  private static final double EDGE = 1e-12;

  private LogOdds() {}

  static double of(double probability) {
    double inside = Math.max(EDGE, Math.min(1 - EDGE, probability));
    return Math.log(inside) - Math.log1p(-inside);
  }

  static double probability(double logOdds) {
    double small = Math.exp(-Math.abs(logOdds));
    return (logOdds >= 0 ? 1 : small) / (1 + small);
  }
}
