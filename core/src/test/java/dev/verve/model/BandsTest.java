package dev.verve.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The band of a score does not hang on the last digits of a sum. */
class BandsTest {
  private static final Bands BANDS = Bands.DEFAULT;

  @Test
  void aThresholdIsReachedButForRounding() {
    assertThat(BANDS.of(51).name()).isEqualTo("engaged");
    assertThat(BANDS.of(Math.nextDown(51.0)).name()).isEqualTo("engaged");
    assertThat(BANDS.of(51 - 1e-10).name()).isEqualTo("engaged");
    assertThat(BANDS.of(51 - 1e-8).name()).isEqualTo("light");
  }

  @Test
  void theFirstBandStartsFromZero() {
    assertThat(BANDS.of(0).name()).isEqualTo("dormant");
    assertThat(BANDS.list().get(0).least()).isZero();
  }

  @Test
  void aHoldEndsAtItsThresholdToo() {
    Band engaged = BANDS.of(60);
    assertThat(BANDS.after(engaged, Math.nextDown(49.0), 2).name()).isEqualTo("engaged");
    assertThat(BANDS.after(engaged, 48.99, 2).name()).isEqualTo("light");
  }
}
