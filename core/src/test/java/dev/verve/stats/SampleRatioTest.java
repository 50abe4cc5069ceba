package dev.verve.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Reference values: R 4.2.2, chisq.test. */
class SampleRatioTest {

  // chisq.test(c(5100, 4900, 2300), p = c(.4, .4, .2))
  @Test
  void threeArms() {
    SampleRatio ratio =
        SampleRatio.test(new long[] {5100, 4900, 2300}, new double[] {2, 2, 1})
            .value()
            .orElseThrow();
    assertThat(ratio.chiSquare()).isCloseTo(17.0731707317073, within(1e-9));
    assertThat(ratio.df()).isEqualTo(2);
    assertThat(ratio.p()).isCloseTo(0.000196158928844325, within(1e-12));
    assertThat(ratio.mismatch()).isTrue();
  }

  // chisq.test(c(60000, 50000))$p.value
  @Test
  void tinyProbabilitiesAreNotZero() {
    SampleRatio ratio =
        SampleRatio.test(new long[] {60000, 50000}, new double[] {1, 1}).value().orElseThrow();
    assertThat(ratio.p() / 1.03651908623018e-199).isCloseTo(1, within(1e-9));
  }

  @Test
  void soundAssignmentPasses() {
    assertThat(
            SampleRatio.test(new long[] {505, 495}, new double[] {0.5, 0.5})
                .map(SampleRatio::mismatch)
                .value())
        .contains(false);
  }

  @Test
  void refusesTinyArms() {
    assertThat(SampleRatio.test(new long[] {4, 3}, new double[] {1, 1}).refusal()).isPresent();
  }
}
