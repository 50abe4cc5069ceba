package dev.verve.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CoefficientDriftTest {
  private static final List<String> ACTIONS = List.of("login", "invite");

  @Test
  void changedWeightIsFoundAndTheSteadyOneIsNot() {
    Random random = new Random(14);
    SignedFit before = SignedFit.of(period(random, 0.2, 0.5));
    SignedFit after = SignedFit.of(period(random, 0.2, 0.2));

    List<CoefficientDrift> drifts = CoefficientDrift.between(before, after, ACTIONS);

    assertThat(drifts).extracting(CoefficientDrift::changed).containsExactly(false, true);
    CoefficientDrift invite = drifts.get(1);
    double error = Math.hypot(before.standardError(1), after.standardError(1));
    double difference = value(invite.after()) - value(invite.before());
    assertThat(invite.z()).isCloseTo(difference / error, within(1e-12)).isNegative();
  }

  @Test
  void smallChangeIsNoDriftHoweverSignificant() {
    Random random = new Random(15);
    Sample large = period(random, 0.4, 0.5);
    double[] often = new double[large.design().rows()];
    Arrays.fill(often, 500);
    SignedFit before = SignedFit.of(large.counting(often));
    SignedFit after = SignedFit.of(period(random, 0.4, 0.5).counting(often));

    List<CoefficientDrift> drifts = CoefficientDrift.between(before, after, ACTIONS);

    assertThat(drifts.get(0).p()).isLessThan(0.01);
    assertThat(drifts.get(0).changed()).isFalse();
  }

  @Test
  void unknownWeightsDoNotDrift() {
    double[] x = {1, 0, 2, 1, 3, 0, 4, 1, 5, 0, 6, 1};
    boolean[] outcomes = {false, false, false, true, true, true};
    SignedFit separated = SignedFit.of(Sample.of(Design.rowMajor(x, 2), outcomes));
    SignedFit sound = SignedFit.of(period(new Random(1), 0.2, 0.5));

    CoefficientDrift drift = CoefficientDrift.between(separated, sound, ACTIONS).get(0);

    assertThat(drift.before()).isInstanceOf(Unknown.class);
    assertThat(drift.p()).isEqualTo(1);
    assertThat(drift.changed()).isFalse();
  }

  @Test
  void falseAlarmsAreRare() {
    int seed = 16;
    Random random = new Random(seed);
    int alarms = 0;
    for (int run = 0; run < 150; run++) {
      SignedFit before = SignedFit.of(period(random, 0.05, 0.05));
      SignedFit after = SignedFit.of(period(random, 0.05, 0.05));
      boolean any =
          CoefficientDrift.between(before, after, ACTIONS).stream()
              .anyMatch(CoefficientDrift::changed);
      alarms += any ? 1 : 0;
    }
    assertThat(alarms / 150.0).as("seed %d", seed).isBetween(0.0, 0.1);
  }

  private static double value(Estimate estimate) {
    return estimate.measured().orElseThrow().value();
  }

  private static Sample period(Random random, double login, double invite) {
    int rows = 2000;
    double[] x = new double[2 * rows];
    boolean[] outcomes = new boolean[rows];
    for (int i = 0; i < rows; i++) {
      x[2 * i] = random.nextInt(8);
      x[2 * i + 1] = random.nextInt(5);
      double logit = -1.5 + login * x[2 * i] + invite * x[2 * i + 1];
      outcomes[i] = random.nextDouble() < LogOdds.probability(logit);
    }
    return Sample.of(Design.rowMajor(x, 2), outcomes);
  }
}
