package dev.verve.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WinsorTest {

  // R 4.2.2: quantile(c(3,1,4,1,5,9,2,6,5,3,5), c(.05, .9)) is 1, 6; numpy's default agrees
  @Test
  void limitsAreTypeSevenQuantiles() {
    Winsor limits = Winsor.at(0.05, 0.9, 3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5);
    assertThat(limits).isEqualTo(new Winsor(1, 6));
    assertThat(Winsor.at(0.25, 0.99, 1, 2, 3, 10).high()).isCloseTo(9.79, within(1e-12));
  }

  @Test
  void clampsBothEnds() {
    assertThat(new Winsor(0, 10).clamp(new double[] {-3, 4, 99})).containsExactly(0, 4, 10);
  }

  @Test
  void rejectsEmptyValuesAndCrossedQuantiles() {
    assertThatThrownBy(() -> Winsor.at(0.1, 0.9)).hasMessageContaining("empty");
    assertThatThrownBy(() -> Winsor.at(0.9, 0.1, 1, 2)).hasMessageContaining("ascend");
  }
}
