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
