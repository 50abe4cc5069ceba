package dev.verve.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.server.act.ScoredStore;
import dev.verve.server.live.Evidence;
import dev.verve.server.live.TestClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a version is looked at again: daily while nothing could be judged, else monthly. */
class EvidenceDueTest {
  @TempDir Path folder;

  private final TestClock clock = new TestClock("2026-03-11T08:00:00Z");

  @Test
  void isDueBeforeTheFirstLook() {
    try (ScoredStore scored = scored()) {
      assertThat(new Evidence(scored.store()).due()).isPresent();
    }
  }

  @Test
  void isDueADayAfterAnOutcomeThatCouldNotBeJudged() {
    try (ScoredStore scored = scored()) {
      // the words of a verdict say nothing of its finding, and one open outcome of two is enough
      found(
          scored,
          "{\"outcomes\":[{\"finding\":\"PREDICTS\",\"verdict\":\"finding\"},{\"finding\":\"INSUFFICIENT\"}]}");
      assertThat(dueAfter(scored, Duration.ofHours(23))).isFalse();
      assertThat(dueAfter(scored, Duration.ofHours(1))).isTrue();
    }
  }

  @Test
  void isDueAMonthAfterAJudgement() {
    try (ScoredStore scored = scored()) {
      found(
          scored,
          "{\"outcomes\":[{\"finding\":\"PREDICTS\"}],\"learned\":{\"finding\":\"INSUFFICIENT\"}}");
      assertThat(dueAfter(scored, Duration.ofDays(29))).isFalse();
      assertThat(dueAfter(scored, Duration.ofDays(1))).isTrue();
    }
  }

  private boolean dueAfter(ScoredStore scored, Duration passed) {
    clock.advance(passed);
    return new Evidence(scored.store()).due().isPresent();
  }

  private void found(ScoredStore scored, String document) {
    scored.run(
        "insert into evidence select version_key, timestamptz '%s', '%s' from live"
            .formatted(clock.instant(), document));
  }

  private ScoredStore scored() {
    return new ScoredStore(folder, clock, LocalDate.of(2026, 3, 10), 1);
  }
}
