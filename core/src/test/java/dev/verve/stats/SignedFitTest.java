package dev.verve.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SignedFitTest {
  // statsmodels 0.13.5 Logit, evidence_reference.py "signed" and "standard errors".
  @Test
  void agreesWithStatsmodels() {
    SignedFit fit = SignedFit.of(new ReferenceSample().sample());

    double[] weights = {0.198508471685939, -0.249098042154562, 0.03792038047271};
    double[] errors = {0.040800540329844, 0.079119487278926, 0.009463118258107};
    for (int j = 0; j < 3; j++) {
      Measured weight = fit.weight(j).measured().orElseThrow();
      assertThat(weight.value()).isCloseTo(weights[j], within(1e-9));
      assertThat(fit.standardError(j)).isCloseTo(errors[j], within(1e-9));
      assertThat(weight.high()).isCloseTo(weights[j] + 1.959963984540054 * errors[j], within(1e-9));
    }
    assertThat(fit.constant().measured().orElseThrow().value())
        .isCloseTo(-1.641971064864654, within(1e-9));
  }

  @Test
  void completeSeparationIsUnknown() {
    double[] x = {1, 2, 3, 4, 5, 6};
    boolean[] outcomes = {false, false, false, true, true, true};

    SignedFit fit = SignedFit.of(Sample.of(Design.rowMajor(x, 1), outcomes));

    assertThat(reason(fit.weight(0))).contains("separation");
    assertThat(fit.standardError(0)).isInfinite();
  }

  @Test
  void quasiSeparationByOneOfManyActionsIsUnknown() {
    Random random = new Random(5);
    int n = 600;
    double[] x = new double[2 * n];
    boolean[] outcomes = new boolean[n];
    for (int i = 0; i < n; i++) {
      x[2 * i] = random.nextInt(20);
      x[2 * i + 1] = random.nextInt(10) == 0 ? 1 : 0;
      outcomes[i] = x[2 * i + 1] == 1 || random.nextDouble() < 0.3 + 0.02 * x[2 * i];
    }

    SignedFit fit = SignedFit.of(Sample.of(Design.rowMajor(x, 2), outcomes));

    assertThat(reason(fit.weight(0))).contains("separation");
  }

  @Test
  void almostSeparatedOutcomesAreStillEstimated() {
    double[] x = {1, 2, 3, 4, 5, 6, 7, 8};
    boolean[] outcomes = {false, false, false, true, false, true, true, true};

    Estimate weight = SignedFit.of(Sample.of(Design.rowMajor(x, 1), outcomes)).weight(0);

    assertThat(weight.measured().orElseThrow().value()).isPositive();
  }

  @Test
  void combinationsOfActionsAreUnknown() {
    double[] x = {1, 2, 2, 4, 3, 6, 4, 8};
    boolean[] outcomes = {true, false, true, false};

    SignedFit fit = SignedFit.of(Sample.of(Design.rowMajor(x, 2), outcomes));

    assertThat(reason(fit.weight(0))).contains("combination");
  }

  @Test
  void intervalsCoverTheTruth() {
    int seed = 11;
    Random random = new Random(seed);
    int covered = 0;
    for (int run = 0; run < 400; run++) {
      Sample sample = LogisticRegressionTest.randomSample(random, 500, 2);
      Measured weight = SignedFit.of(sample).weight(1).measured().orElseThrow();
      covered += weight.interval().contains(-0.1) ? 1 : 0;
    }

    assertThat(covered / 400.0).as("seed %d", seed).isBetween(0.92, 0.98);
  }

  private static String reason(Estimate estimate) {
    return estimate.either(known -> "known", Unknown::reason);
  }
}
