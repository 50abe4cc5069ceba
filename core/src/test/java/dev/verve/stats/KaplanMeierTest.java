package dev.verve.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * Reference values: R 4.2.2, survival 3.5-3, on its aml data: survfit(Surv(time, status) ~ 1, data
 * = aml[aml$x == ...,], conf.type = "log-log").
 */
class KaplanMeierTest {
  private static final double[] MAINTAINED = {9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161};
  private static final boolean[] MAINTAINED_LOST = flags("11011011010");
  private static final double[] OTHERS = {5, 5, 8, 8, 12, 16, 23, 27, 30, 33, 43, 45};
  private static final boolean[] OTHERS_LOST = flags("111110111111");

  @Test
  void curveWithErrorsAndIntervals() {
    KaplanMeier curve = KaplanMeier.of(MAINTAINED, MAINTAINED_LOST, 0.95);
    assertThat(curve.steps()).hasSize(7);
    assertStep(curve.steps().get(0), 9, 11, 0.909090909091, 0.0866784172041, 0.5080802057699);
    assertStep(curve.steps().get(4), 31, 5, 0.490909090909, 0.1641932672211, 0.1673309097769);
    assertStep(curve.steps().get(6), 48, 2, 0.184090909091, 0.1534927457863, 0.0117384801232);
    assertThat(curve.steps().get(6).high().orElseThrow()).isCloseTo(0.525014842727, within(1e-9));
  }

  @Test
  void medianWithItsInterval() {
    KaplanMeier maintained = KaplanMeier.of(MAINTAINED, MAINTAINED_LOST, 0.95);
    assertThat(maintained.median()).hasValue(31);
    assertThat(maintained.medianLow()).hasValue(13);
    assertThat(maintained.medianHigh()).isEmpty();
    KaplanMeier others = KaplanMeier.of(OTHERS, OTHERS_LOST, 0.95);
    assertThat(others.median()).hasValue(23);
    assertThat(others.medianLow()).hasValue(5);
    assertThat(others.medianHigh()).hasValue(33);
  }

  @Test
  void tiesAndTheEndWhereNobodyIsLeft() {
    KaplanMeier curve = KaplanMeier.of(OTHERS, OTHERS_LOST, 0.95);
    assertStep(curve.steps().get(1), 8, 10, 0.6666666666667, 0.136082763488, 0.3370189325414);
    KaplanMeier.Step last = curve.steps().get(curve.steps().size() - 1);
    assertThat(last.survival()).isZero();
    assertThat(last.low()).isEmpty();
    assertThat(last.high()).isEmpty();
  }

  @Test
  void medianIsUnknownWhileMostRemain() {
    KaplanMeier curve = KaplanMeier.of(new double[] {1, 2, 3, 3}, flags("1000"), 0.95);
    assertThat(curve.median()).isEmpty();
    assertThat(curve.survivalAt(0.5)).isEqualTo(1);
    assertThat(curve.survivalAt(9)).isEqualTo(0.75);
  }

  @Test
  void medianIsKnownAtExactlyOneHalf() {
    assertThat(KaplanMeier.of(new double[] {1, 2, 3, 3}, flags("1100"), 0.95).median()).hasValue(2);
  }

  @Test
  void sumsGiveTheSameCurve() {
    KaplanMeier fromSums =
        KaplanMeier.ofCounts(
            new double[] {13, 9, 18, 23, 28, 31, 34, 45, 48, 161},
            new long[] {1, 1, 1, 1, 0, 1, 1, 0, 1, 0},
            new long[] {1, 0, 0, 0, 1, 0, 0, 1, 0, 1},
            0.95);
    assertThat(fromSums).isEqualTo(KaplanMeier.of(MAINTAINED, MAINTAINED_LOST, 0.95));
  }

  @Test
  void rejectsNegativeDurations() {
    assertThatThrownBy(() -> KaplanMeier.of(new double[] {-1}, flags("1"), 0.95))
        .hasMessageContaining("durations");
  }

  private static void assertStep(
      KaplanMeier.Step step, double time, long atRisk, double survival, double error, double low) {
    assertThat(step.time()).isEqualTo(time);
    assertThat(step.atRisk()).isEqualTo(atRisk);
    assertThat(step.survival()).isCloseTo(survival, within(1e-9));
    assertThat(step.error()).isCloseTo(error, within(1e-9));
    assertThat(step.low().orElseThrow()).isCloseTo(low, within(1e-9));
  }

  private static boolean[] flags(String digits) {
    boolean[] flags = new boolean[digits.length()];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = digits.charAt(i) == '1';
    }
    return flags;
  }

  @Test
  void survivalFallsAtTheLossItself() {
    KaplanMeier curve =
        KaplanMeier.of(new double[] {2, 4, 4, 6}, new boolean[] {true, true, true, false}, 0.95);
    assertThat(curve.survivalAt(0)).isEqualTo(1);
    assertThat(curve.survivalAt(1.9)).isEqualTo(1);
    assertThat(curve.survivalAt(2)).isEqualTo(0.75);
    assertThat(curve.survivalAt(3.9)).isEqualTo(0.75);
    assertThat(curve.survivalAt(4)).isEqualTo(0.25);
    assertThat(curve.survivalAt(60)).isEqualTo(0.25);
  }
}
