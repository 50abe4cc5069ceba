package dev.verve.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RatioChangeTest {
  @Test
  void errorIsTheRootOfTheSquares() {
    Effect effect = RatioChange.of(0.5, 0.4, 0.0025, 100, 120).value().orElseThrow();
    assertThat(effect.value()).isCloseTo(-0.1, within(1e-12));
    // 0.05 is the error, so z is 2: 2 * (1 - pnorm(2)) of R 4.2
    assertThat(effect.p()).isCloseTo(0.0455002638963584, within(1e-12));
    assertThat(effect.high()).isCloseTo(-0.1 + 1.959963984540054 * 0.05, within(1e-9));
  }

  @Test
  void withoutVariationTheIntervalIsExact() {
    assertThat(RatioChange.of(1, 1, 0, 100, 100).value().orElseThrow().p()).isEqualTo(1);
    assertThat(RatioChange.of(1, 2, 0, 100, 100).value().orElseThrow().p()).isZero();
  }

  @Test
  void refusesTooFewUsers() {
    assertThat(RatioChange.of(1, 2, 1, 99, 100).refusal()).isPresent();
  }
}
