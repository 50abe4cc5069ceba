package dev.verve.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A small run of the simulation whose full figures stand in docs/statistics.md. */
@Order(1)
class DiagnosisSimulationTest {
  @Test
  void staysQuietAndNamesWhatBroke() {
    DiagnosisSimulation.Outcome outcome = DiagnosisSimulation.run(2, 1);
    assertThat(outcome.alarms()).as("%s", outcome).isLessThanOrEqualTo(1);
    assertThat(outcome.strong() + outcome.weak() + outcome.crossed())
        .as("%s", outcome)
        .isGreaterThanOrEqualTo(5);
  }
}
