package dev.verve.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A small run of the simulation whose full figures stand in docs/evidence.md. */
class WeightCoverageTest {
  @Test
  void intervalsHoldTheTrueWeightAboutAsOftenAsTheySay() {
    int sets = 60;
    int[] held = new WeightCoverage(200).held(sets);
    for (int action = 0; action < held.length; action++) {
      // Of 60 intervals at 95 % fewer than 51 hold with a chance of 1 in 1,000.
      assertThat(held[action])
          .as("action %d of seeds 1 to %d", action, sets)
          .isGreaterThanOrEqualTo(51);
    }
    assertThat(held[0] + held[1]).as("intervals so wide that all hold").isLessThan(2 * sets);
  }
}
