package dev.verve.insight.evidence;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Users whose outcome follows a known rule, from a seed. */
final class SeededUsers {
  private SeededUsers() {}

  /** Scores from 0 to 100 that predict with the given strength. */
  static ScoredUsers scored(int n, double strength, long seed) {
    Random random = new Random(seed);
    double[] scores = new double[n];
    boolean[] outcomes = new boolean[n];
    for (int row = 0; row < n; row++) {
      scores[row] = 100 * random.nextDouble();
      outcomes[row] = happens(strength * (scores[row] - 50) / 25, random);
    }
    return ScoredUsers.of(scores, outcomes);
  }

  /** Counts of actions whose worth is given in log-odds each; the rate is near one half. */
  static ActionTable acting(int n, long seed, double... worth) {
    Random random = new Random(seed);
    double[] amounts = new double[n * worth.length];
    boolean[] outcomes = new boolean[n];
    for (int row = 0; row < n; row++) {
      double logOdds = 0;
      for (int j = 0; j < worth.length; j++) {
        double amount = Math.floor(-3 * Math.log(1 - random.nextDouble()));
        amounts[row * worth.length + j] = amount;
        logOdds += worth[j] * (amount - 2.5);
      }
      outcomes[row] = happens(logOdds, random);
    }
    return ActionTable.of(names(worth.length), amounts, outcomes);
  }

  static List<String> names(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> "a" + i).toList();
  }

  private static boolean happens(double logOdds, Random random) {
    return random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
  }
}
