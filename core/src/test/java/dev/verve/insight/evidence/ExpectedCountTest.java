package dev.verve.insight.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Against R 4.2.2: {@code qbinom}, and the convolution of four probabilities by hand. */
class ExpectedCountTest {

  @Test
  void equalProbabilitiesAreTheBinomial() {
    double[] p = new double[20];
    Arrays.fill(p, 0.3);
    assertThat(ExpectedCount.of(p).value()).isCloseTo(6, within(1e-9));
    assertThat(ExpectedCount.of(p).low()).isEqualTo(2);
    assertThat(ExpectedCount.of(p).high()).isEqualTo(10);
  }

  @Test
  void differentProbabilitiesToo() {
    // Cumulated chances of 0 to 4: .0315 .3635 .8185 .9865 1.
    double[] p = {0.1, 0.5, 0.9, 0.3};
    assertThat(ExpectedCount.of(p).low()).isZero();
    assertThat(ExpectedCount.of(p).high()).isEqualTo(3);
  }

  @Test
  void manyUsersAreTheNormalLimit() {
    double[] p = new double[1000];
    Arrays.fill(p, 0.5);
    // 500 ± 1.96 · sqrt(250)
    assertThat(ExpectedCount.of(p).low()).isCloseTo(469.01, within(0.01));
    assertThat(ExpectedCount.of(p).high()).isCloseTo(530.99, within(0.01));
  }

  @Test
  void rankCorrelationIsThatOfR() {
    // R: cor(c(1,2,2,4,5), c(2,1,3,3,9), method = "spearman")
    assertThat(
            ModelComparison.spearman(new double[] {1, 2, 2, 4, 5}, new double[] {2, 1, 3, 3, 9})
                .orElseThrow())
        .isCloseTo(0.7631579, within(1e-7));
    assertThat(ModelComparison.spearman(new double[] {1, 1}, new double[] {1, 2})).isEmpty();
  }
}
