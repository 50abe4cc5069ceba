package dev.verve.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class UsualTimeTest {
  private static final long SEED = 17;

  @Test
  void readsWhatTheGeneralParserReads() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 2_000; i++) {
      long second = random.nextLong(-5_000_000_000L, 10_000_000_000L);
      int nanos = random.nextInt(4) == 0 ? 0 : random.nextInt(1_000) * 1_000_000;
      Instant time = Instant.ofEpochSecond(second, random.nextBoolean() ? nanos : nanos + 7);
      assertThat(UsualTime.parse(time.toString())).as("seed %s", SEED).isEqualTo(time);
    }
    assertThat(UsualTime.parse("2026-01-31T12:00:00.5Z"))
        .isEqualTo(Instant.parse("2026-01-31T12:00:00.500Z"));
  }

  @Test
  void leavesOtherShapesToTheGeneralParser() {
    for (String text :
        List.of(
            "",
            "Z",
            "2026-01-31",
            "2026-01-31T12:00Z",
            "2026-01-31 12:00:00Z",
            "2026-01-31T12:00:00+01:00",
            "2026-01-31T12:00:00.Z",
            "2026-01-31T12:00:00.1234567890Z",
            "2026-01-31T12:00:00.12x4Z",
            "2026-01-31T24:00:00Z",
            "2026-01-31T23:59:60Z")) {
      assertThat(UsualTime.parse(text)).as(text).isNull();
    }
  }

  @Test
  void aDayThatDoesNotExistIsRefused() {
    assertThatThrownBy(() -> UsualTime.parse("2026-02-30T12:00:00Z"))
        .isInstanceOf(DateTimeException.class);
  }
}
