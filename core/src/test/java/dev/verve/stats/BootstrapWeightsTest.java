package dev.verve.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapWeightsTest {
  private static final BootstrapWeights.Plan PLAN = BootstrapWeights.Plan.defaults().withSeed(3);

  private final Sample sample = new ReferenceSample().sample();
  private final int[] users = IntStream.range(0, ReferenceSample.ROWS).toArray();

  @Test
  void refitsFromTheWholeSampleReachTheSameMinimumAsFitsFromScratch() {
    LogisticRegression regression = LogisticRegression.nonNegative();
    LogisticFit fit = regression.fit(sample);
    CoefficientTerms terms = regression.terms(sample.design());
    LogisticLoss loss = terms.loss(sample);
    loss.at(fit.coefficients());
    Sample resample = sample.resampled(new ClusterDraws(users, 9).draw(4));

    Descent warm = terms.descent(resample, 100).from(fit.coefficients(), loss.hessian());
    Descent cold = terms.descent(resample, 100).from(new double[4]);

    assertThat(warm.converged()).isTrue();
    assertThat(warm.point()).containsExactly(cold.point(), within(1e-8));
  }

  @Test
  void agreesWithStandardErrorsWhereThoseAreRight() {
    BootstrapWeights weights =
        BootstrapWeights.of(LogisticRegression.signed().withPenalty(0), sample, users, PLAN);
    Measured wald = SignedFit.of(sample).weight(0).measured().orElseThrow();

    assertThat(weights.weight(0).low()).isCloseTo(wald.low(), within(0.02));
    assertThat(weights.weight(0).high()).isCloseTo(wald.high(), within(0.02));
  }

  @Test
  void sameSeedSameIntervalsAnotherSeedOthers() {
    LogisticRegression regression = LogisticRegression.nonNegative();
    Measured first = BootstrapWeights.of(regression, sample, users, PLAN).weight(2);
    Measured again = BootstrapWeights.of(regression, sample, users, PLAN).weight(2);
    Measured other = BootstrapWeights.of(regression, sample, users, PLAN.withSeed(4)).weight(2);

    assertThat(again).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
  }

  @Test
  void oneStepStandsForARefitWhereRowsAreMany() {
    int seed = 5;
    Random random = new Random(seed);
    int rows = 30_000;
    double[] x = new double[2 * rows];
    boolean[] outcomes = new boolean[rows];
    int[] accounts = new int[rows];
    for (int i = 0; i < rows; i++) {
      accounts[i] = i / 3;
      x[2 * i] = random.nextInt(4);
      x[2 * i + 1] = random.nextInt(3) == 0 ? random.nextInt(8) : 0;
      double logOdds = 0.4 * x[2 * i] - 1.2;
      outcomes[i] = random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
    }
    Sample many = Sample.of(Design.rowMajor(x, 2), outcomes);
    BootstrapWeights.Plan plan = PLAN.withReplicates(200);
    LogisticRegression regression = LogisticRegression.nonNegative();
    for (int feature : new int[] {0, 1}) {
      Measured step =
          BootstrapWeights.of(regression, many, accounts, plan.withLinearFrom(1)).weight(feature);
      Measured refit =
          BootstrapWeights.of(regression, many, accounts, plan.withLinearFrom(rows + 1))
              .weight(feature);
      double width = refit.high() - refit.low();
      assertThat(step.value()).isEqualTo(refit.value());
      assertThat(step.low()).as("seed %d", seed).isCloseTo(refit.low(), within(0.03 * width));
      assertThat(step.high()).as("seed %d", seed).isCloseTo(refit.high(), within(0.03 * width));
    }
  }

  @Test
  void ratioSaysHowManyOfOneGoWithOneOfAnother() {
    BootstrapWeights weights =
        BootstrapWeights.of(LogisticRegression.nonNegative(), sample, users, PLAN);

    Measured ratio = weights.ratio(0, 2).measured().orElseThrow();

    assertThat(ratio.value()).isCloseTo(0.187 / 0.039, within(0.2));
    assertThat(ratio.low()).isBetween(1.5, 4.0);
    assertThat(ratio.high()).isBetween(6.0, 12.0);
    assertThat(weights.ratio(0, 1)).isInstanceOf(Unknown.class);
  }

  @Test
  void accountsWidenTheIntervalAndItCovers() {
    int seed = 21;
    Random random = new Random(seed);
    int runs = 60;
    int covered = 0;
    for (int run = 0; run < runs; run++) {
      int rows = 400;
      double[] x = new double[rows];
      boolean[] outcomes = new boolean[rows];
      int[] accounts = new int[rows];
      for (int i = 0; i < rows; i++) {
        // Four users an account who do and fare alike, so only 100 independent observations.
        accounts[i] = i / 4;
        x[i] = i % 4 == 0 ? random.nextInt(6) : x[i - 1];
        outcomes[i] =
            i % 4 == 0
                ? random.nextDouble() < LogOdds.probability(-1 + 0.4 * x[i])
                : outcomes[i - 1];
      }
      Measured weight =
          BootstrapWeights.of(
                  LogisticRegression.nonNegative().withPenalty(0.01),
                  Sample.of(Design.rowMajor(x, 1), outcomes),
                  accounts,
                  PLAN.withReplicates(200).withSeed(run))
              .weight(0);
      covered += weight.interval().contains(0.4) ? 1 : 0;
    }

    assertThat(covered / (double) runs).as("seed %d", seed).isBetween(0.86, 1.0);
  }
}
