package dev.verve.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.insight.impact.Verdict;
import org.junit.jupiter.api.Test;

/** A small run of the simulation whose full figures stand in docs/impact.md. */
class ImpactSimulationTest {
  private static final long SEED = 1;
  private static final int RUNS = 400;
  private static final int PRODUCTS = 4;
  private static final ImpactSimulation SIMULATION = new ImpactSimulation(RUNS, SEED);

  /** Three standard deviations of the binomial at 5 % and 400 runs are 3.3 %. */
  @Test
  void alarmsAreAsRareAsStated() {
    assertThat(SIMULATION.alarms(1)).as("seed %s", SEED).isBetween(0.017, 0.083);
    assertThat(SIMULATION.alarms(3)).as("seed %s", SEED).isLessThan(0.083);
    assertThat(SIMULATION.peeking()).as("seed %s", SEED).isLessThanOrEqualTo(0.05);
  }

  @Test
  void intervalsHoldTheTrueEffect() {
    assertThat(SIMULATION.coverage()).as("seed %s", SEED).isBetween(0.917, 0.983);
    assertThat(SIMULATION.ratioCoverage()).as("seed %s", SEED).isBetween(0.917, 0.983);
  }

  @Test
  void trendsThatDifferedBeforeAreRefused() {
    assertThat(SIMULATION.trends()).as("seed %s", SEED).isGreaterThan(0.99);
  }

  @Test
  void whoComesBackByHimselfIsNoSuccess() {
    ImpactSimulation products = new ImpactSimulation(PRODUCTS, SEED);
    assertThat(products.bounced("none")).as("seed %s", SEED).doesNotContainKey(Verdict.VERIFIED);
  }
}
