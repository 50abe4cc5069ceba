package dev.verve.insight.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DriftTest {
  @Test
  void theSameUsersHaveNotMoved() {
    double[] scores = normal(1000, 0, 1);
    Drift drift = Drift.of(scores, scores);
    assertThat(drift.psi().compared().orElseThrow().value()).isZero();
    assertThat(drift.verdict()).startsWith("No significant change");
  }

  @Test
  void aShiftIsNamed() {
    Drift drift = Drift.of(normal(1000, 0, 1), normal(1000, 1, 2));
    assertThat(drift.verdict()).startsWith("The distribution of the score has shifted: PSI");
  }

  @Test
  void refusesBelow200UsersASide() {
    double[] scores = normal(1000, 0, 1);
    Drift drift = Drift.of(scores, Arrays.copyOf(scores, 199));
    assertThat(drift.psi().compared()).isEmpty();
    assertThat(drift.verdict()).startsWith("INSUFFICIENT: fewer than 200 users");
    assertThat(drift.warnings()).hasSize(1);
  }

  private static double[] normal(int n, double mean, long seed) {
    Random random = new Random(seed);
    double[] values = new double[n];
    Arrays.setAll(values, i -> mean + random.nextGaussian());
    return values;
  }
}
