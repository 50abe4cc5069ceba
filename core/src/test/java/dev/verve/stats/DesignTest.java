package dev.verve.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DesignTest {
  // NumPy 1.24, evidence_reference.py "condition number".
  @Test
  void conditionNumberAgreesWithNumPy() {
    Design design = Design.rowMajor(new ReferenceSample().features, 3);

    assertThat(design.conditionNumber()).isCloseTo(1.134955165394484, within(1e-12));
  }

  @Test
  void constantAndRepeatedFeaturesHaveInfiniteConditionNumber() {
    assertThat(Design.rowMajor(new double[] {1, .1, 2, .1, 3, .1}, 2).conditionNumber())
        .isInfinite();
    assertThat(Design.rowMajor(new double[] {1, 2, 2, 4, 5, 10}, 2).conditionNumber()).isInfinite();
  }

  @Test
  void raggedAndInfiniteValuesAreRefused() {
    assertThatThrownBy(() -> Design.rowMajor(new double[5], 2))
        .hasMessage("a design of 2 columns cannot have 5 values");
    assertThatThrownBy(() -> Design.rowMajor(new double[] {1, Double.NaN}, 2))
        .hasMessageContaining("finite");
  }
}
