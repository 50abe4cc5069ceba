package dev.verve.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Reference values: scipy 1.10.1, minimize(method='SLSQP', ftol=1e-16) of the sum of squared gaps
 * over weights in [0, 1] that sum to one, on the series below.
 */
class SyntheticControlTest {
  private static final int DONORS = 20;
  private static final int PERIODS = 18;
  private static final int START = 13;
  private static final long SEED = 3;

  @Test
  void effectFitAndRank() {
    SyntheticControl found = SyntheticControl.of(treated(2), donors(), START).value().orElseThrow();
    assertThat(found.effect()).isCloseTo(2.1250928010792705, within(1e-5));
    assertThat(found.errorBefore()).isCloseTo(0.07509647330702629, within(1e-7));
    assertThat(found.weights().get(3)).isCloseTo(0.5269208, within(1e-4));
    assertThat(found.weights().get(7)).isCloseTo(0.1766285, within(1e-4));
    assertThat(found.weights().get(0)).isZero();
    assertThat(found.p()).isCloseTo(1.0 / 21, within(1e-12));
  }

  @Test
  void withoutAnEffectTheRankIsUnremarkable() {
    SyntheticControl found = SyntheticControl.of(treated(0), donors(), START).value().orElseThrow();
    assertThat(found.p()).isGreaterThan(0.05);
  }

  @Test
  void weightsSolveTheProblemExactly() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < 100; round++) {
      int periods = 12 + random.nextInt(10);
      List<double[]> series =
          random
              .ints(20 + random.nextInt(20), 0, 100)
              .mapToObj(level -> random.doubles(periods, level, level + 30).toArray())
              .toList();
      double[] target = random.doubles(periods, 40, 60).toArray();
      double[] weights = NearestMixture.weights(series, target);
      String place = "seed " + SEED + " round " + round;
      assertThat(Arrays.stream(weights).min().orElseThrow()).as(place).isNotNegative();
      assertThat(Arrays.stream(weights).sum()).as(place).isCloseTo(1, within(1e-9));
      assertThat(violation(series, target, weights)).as(place).isLessThan(1e-6);
    }
  }

  @Test
  void refusesFewDonorsAndShortHistories() {
    double[][] few = Arrays.copyOf(donors(), 19);
    assertThat(SyntheticControl.of(treated(2), few, START).refusal()).isPresent();
    assertThat(SyntheticControl.of(treated(2), donors(), 11).refusal()).isPresent();
  }

  /** By how much the optimality conditions fail: no series may promise a smaller error. */
  private static double violation(List<double[]> series, double[] target, double[] weights) {
    double[] gap = target.clone();
    for (int i = 0; i < weights.length; i++) {
      for (int t = 0; t < gap.length; t++) {
        gap[t] -= weights[i] * series.get(i)[t];
      }
    }
    List<Double> slopes =
        series.stream()
            .map(
                s -> {
                  double slope = 0;
                  for (int t = 0; t < gap.length; t++) {
                    slope -= gap[t] * (s[t] - target[t]);
                  }
                  return slope;
                })
            .toList();
    double mixed = 0;
    for (int i = 0; i < weights.length; i++) {
      mixed += weights[i] * slopes.get(i);
    }
    return mixed - Collections.min(slopes);
  }

  private static double[][] donors() {
    double[][] donors = new double[DONORS][PERIODS];
    for (int donor = 0; donor < DONORS; donor++) {
      for (int period = 0; period < PERIODS; period++) {
        donors[donor][period] = 10 + 3 * noise(donor, period) + 0.2 * period + donor % 5;
      }
    }
    return donors;
  }

  private static double[] treated(double effect) {
    double[][] donors = donors();
    double[] treated = new double[PERIODS];
    Arrays.setAll(
        treated,
        t ->
            0.5 * donors[3][t]
                + 0.3 * donors[7][t]
                + 0.2 * donors[11][t]
                + 0.4 * noise(50, t)
                + (t >= START ? effect : 0));
    return treated;
  }

  private static double noise(int series, int period) {
    return (series * 7919 + period * 104729 + series * series * period * 31) % 1000 / 1000.0;
  }
}
