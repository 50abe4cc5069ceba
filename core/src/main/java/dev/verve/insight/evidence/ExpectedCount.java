package dev.verve.insight.evidence;

import dev.verve.stats.Measured;
import java.util.Arrays;

/**
 * How many of several independent users will have an outcome: the sum of their probabilities, and
 * the middle 95 % of the Poisson-binomial distribution, exact for up to 500 users and by its normal
 * limit above. That users of one account may go together is not in it, and makes it too narrow.
 */
final class ExpectedCount {
  private static final int EXACT = 500;
  private static final double TAIL = 0.025;
  private static final double Z = 1.959963984540054;

  private ExpectedCount() {}

  static Measured of(double[] probabilities) {
    double mean = Arrays.stream(probabilities).sum();
    if (probabilities.length > EXACT) {
      double deviation = Math.sqrt(Arrays.stream(probabilities).map(p -> p * (1 - p)).sum());
      return new Measured(
          mean,
          Math.max(0, mean - Z * deviation),
          Math.min(probabilities.length, mean + Z * deviation));
    }
    double[] chances = chances(probabilities);
    return new Measured(mean, quantile(chances, TAIL), quantile(chances, 1 - TAIL));
  }

  /** The chance of each count, one user after the other. */
  private static double[] chances(double[] probabilities) {
    double[] chances = new double[probabilities.length + 1];
    chances[0] = 1;
    for (int user = 0; user < probabilities.length; user++) {
      double p = probabilities[user];
      for (int count = user + 1; count > 0; count--) {
        chances[count] = chances[count] * (1 - p) + chances[count - 1] * p;
      }
      chances[0] *= 1 - p;
    }
    return chances;
  }

  private static double quantile(double[] chances, double share) {
    double sum = 0;
    for (int count = 0; count < chances.length; count++) {
      sum += chances[count];
      if (sum >= share) {
        return count;
      }
    }
    return chances.length - 1.0;
  }
}
