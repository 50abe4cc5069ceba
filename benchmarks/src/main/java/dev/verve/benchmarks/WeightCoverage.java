package dev.verve.benchmarks;

import dev.verve.stats.BootstrapWeights;
import dev.verve.stats.Design;
import dev.verve.stats.LogisticRegression;
import dev.verve.stats.Measured;
import dev.verve.stats.Sample;
import dev.verve.stats.Wilson;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How often the interval of a learned weight holds the true one. Users of an account share what
 * they do and how likely they are to stay, so that they depend on each other; the truth is the fit
 * to so many accounts that chance is gone. One action is worth nothing, where the bound is.
 */
public final class WeightCoverage {
  private static final int ACTIONS = 3;
  private static final double[] WORTH = {0.3, 0.15, 0};
  private static final int USERS_OF_ACCOUNT = 4;
  private static final int MANY_ACCOUNTS = 100_000;

  private final LogisticRegression regression = LogisticRegression.nonNegative();
  private final int accounts;
  private final double[] truth;

  /** Of data sets with so many accounts. */
  WeightCoverage(int accounts) {
    this.accounts = accounts;
    truth = regression.fit(new Accounts(MANY_ACCOUNTS, 0).sample()).weights();
  }

  /**
   * Prints the coverage.
   *
   * @param args how many data sets, and of how many accounts
   */
  public static void main(String[] args) {
    int sets = Integer.parseInt(args[0]);
    WeightCoverage coverage = new WeightCoverage(Integer.parseInt(args[1]));
    int[] held = coverage.held(sets);
    for (int action = 0; action < ACTIONS; action++) {
      Measured share = Wilson.of(held[action], sets).measured().orElseThrow();
      System.out.printf(
          Locale.ROOT,
          "%d accounts, true weight %.3f: %.1f %% of %d intervals hold it (%.1f to %.1f)%n",
          coverage.accounts,
          coverage.truth[action],
          100 * share.value(),
          sets,
          100 * share.low(),
          100 * share.high());
    }
  }

  /** How many of so many data sets have an interval that holds the truth, for each action. */
  int[] held(int sets) {
    int[] held = new int[ACTIONS];
    for (int set = 1; set <= sets; set++) {
      Accounts drawn = new Accounts(accounts, set);
      BootstrapWeights weights =
          BootstrapWeights.of(
              regression,
              drawn.sample(),
              drawn.accountOfUser(),
              BootstrapWeights.Plan.defaults().withSeed(set));
      for (int action = 0; action < ACTIONS; action++) {
        var weight = weights.weight(action);
        held[action] += weight.low() <= truth[action] && truth[action] <= weight.high() ? 1 : 0;
      }
    }
    return held;
  }

  /** Accounts of four users each, from a seed. */
  private record Accounts(int count, long seed) {
    int[] accountOfUser() {
      return IntStream.range(0, count * USERS_OF_ACCOUNT)
          .map(user -> user / USERS_OF_ACCOUNT)
          .toArray();
    }

    Sample sample() {
      Random random = new Random(seed);
      int users = count * USERS_OF_ACCOUNT;
      double[] amounts = new double[users * ACTIONS];
      boolean[] outcomes = new boolean[users];
      double busy = 0;
      double liking = 0;
      for (int user = 0; user < users; user++) {
        if (user % USERS_OF_ACCOUNT == 0) {
          busy = 1 + 3 * random.nextDouble();
          liking = random.nextGaussian();
        }
        double logOdds = liking - 1;
        for (int action = 0; action < ACTIONS; action++) {
          double amount = Math.floor(-busy * Math.log(1 - random.nextDouble()));
          amounts[user * ACTIONS + action] = amount;
          logOdds += WORTH[action] * amount;
        }
        outcomes[user] = random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
      }
      return Sample.of(Design.rowMajor(amounts, ACTIONS), outcomes);
    }
  }
}
