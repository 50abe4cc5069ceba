package dev.verve.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The rule of the Segment specification: timestamp − (sentAt − receivedAt). */
class SkewTest {
  private static final Instant RECEIVED = Instant.parse("2026-03-10T12:00:00Z");

  @Test
  void aClockThatIsAnHourAheadIsPutBack() throws Unusable {
    Skew skew = new Skew(Instant.parse("2026-03-10T13:00:00Z"), RECEIVED);
    assertThat(skew.correct(Instant.parse("2026-03-10T12:50:00Z")))
        .isEqualTo(Instant.parse("2026-03-10T11:50:00Z"));
  }

  @Test
  void withoutSentAtATimeStandsUnlessItLiesAhead() throws Unusable {
    Skew skew = new Skew(null, RECEIVED);
    Instant past = Instant.parse("2025-01-01T00:00:00Z");
    assertThat(skew.correct(past)).isEqualTo(past);
    assertThat(skew.correct(Instant.parse("2031-01-01T00:00:00Z"))).isEqualTo(RECEIVED);
    assertThat(skew.correct(null)).isEqualTo(RECEIVED);
    assertThatThrownBy(() -> skew.correct(Instant.EPOCH)).hasMessageContaining("before 1990");
  }
}
