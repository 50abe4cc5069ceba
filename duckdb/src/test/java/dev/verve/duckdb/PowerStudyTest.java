package dev.verve.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.verve.insight.power.ActionContrast;
import dev.verve.insight.power.FirstDays;
import dev.verve.insight.power.FirstPath;
import dev.verve.insight.power.PowerQuestion;
import dev.verve.insight.power.PowerStudy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Power users work 9 times and Light users 3 times. Among customers who pay, 9 of 10 export in
 * either band; of the others 1 of 10: exporting goes with paying and not with the band. Whom a
 * Power user begins with is a teammate.
 */
class PowerStudyTest {
  private static final String MODEL =
      """
      name: m
      actions: {work: 1}
      scale: {method: cap, at: 10}
      segments: [plan]
      """;

  private static final LocalDate LAST = LocalDate.parse("2026-01-31");

  @TempDir Path folder;

  @Test
  void adjustsForTheSegment() throws IOException {
    PowerStudy study = study(60, 40);
    assertThat(study.high()).isEqualTo(100);
    assertThat(study.low()).isEqualTo(100);
    assertThat(study.segment()).hasValue("plan");
    ActionContrast export = contrast(study.actions().value().orElseThrow(), "export");
    assertThat(export.high().share()).isCloseTo(0.58, within(1e-12));
    assertThat(export.low().share()).isCloseTo(0.42, within(1e-12));
    assertThat(export.isScored()).isFalse();
    assertThat(export.share().value().orElseThrow().effect().value()).isCloseTo(0, within(1e-12));
    assertThat(export.mayBeChance()).isTrue();
    ActionContrast work = contrast(study.actions().value().orElseThrow(), "work");
    assertThat(work.isScored()).isTrue();
    assertThat(work.high().mean()).isEqualTo(9);
    assertThat(work.low().mean()).isEqualTo(3);
    assertThat(work.share().refusal()).hasValue("It does not vary within the groups.");
  }

  @Test
  void followsTheFirstDays() throws IOException {
    FirstDays days = study(60, 40).firstDays().value().orElseThrow();
    assertThat(days.high()).isEqualTo(100);
    ActionContrast invite = contrast(days.reached(), "invite");
    assertThat(invite.high().share()).isEqualTo(0.9);
    assertThat(invite.low().share()).isEqualTo(0.1);
    assertThat(invite.share().value().orElseThrow().effect().value()).isCloseTo(0.8, within(0.02));
    assertThat(invite.isSignificant()).isTrue();
    assertThat(FirstDays.days(days.highDays(), "invite")).hasValue(2);
    assertThat(days.paths().stream().filter(FirstPath::isHigh).findFirst().orElseThrow().events())
        .containsExactly("work", "invite", "tour");
    assertThat(days.steps()).noneMatch(step -> step.event().equals("login"));
  }

  @Test
  void refusesSmallGroups() throws IOException {
    PowerStudy study = study(15, 14);
    assertThat(study.actions().refusal())
        .hasValue(
            "Band power has 29 users and band light 29; fewer than 30 in a group say nothing.");
    assertThat(study.firstDays().value()).isEmpty();
    assertThat(study.warnings()).isNotEmpty();
  }

  /** Paying and other users of the Power band, and the other way round of the Light one. */
  private PowerStudy study(int paying, int others) throws IOException {
    StringBuilder events = new StringBuilder("user_id,event,timestamp\nzero,login,2026-01-01\n");
    StringBuilder users = new StringBuilder("user_id,first_seen,plan\nzero,2026-01-01,free\n");
    group(events, users, "p", 9, 0.9, paying, others);
    group(events, users, "l", 3, 0.1, others, paying);
    try (MetricsBench bench = MetricsBench.of(folder, MODEL, events.toString(), users.toString())) {
      return PowerStudy.of(
          bench.engine(),
          bench.model(),
          bench.span(),
          bench.run(),
          PowerQuestion.of(bench.model().model().bands(), LAST),
          Set.of("login"));
    }
  }

  private static void group(
      StringBuilder events,
      StringBuilder users,
      String name,
      int works,
      double inviting,
      int paying,
      int others) {
    int size = paying + others;
    for (int i = 0; i < size; i++) {
      String user = name + i;
      boolean pays = i < paying;
      users.append(user).append(",2026-01-10,").append(pays ? "pro" : "free").append('\n');
      events.append(user).append(",login,2026-01-10T08:00:00Z\n");
      for (int n = 0; n < works; n++) {
        events.append(user).append(",work,2026-01-").append(11 + n).append("T08:00:00Z\n");
      }
      if (spread(i, size, inviting)) {
        events.append(user).append(",invite,2026-01-12T09:00:00Z\n");
      }
      events.append(user).append(",tour,2026-01-13T09:00:00Z\n");
      boolean exports = pays ? spread(i, paying, 0.9) : spread(i - paying, others, 0.1);
      if (exports) {
        events.append(user).append(",export,2026-01-31T09:00:00Z\n");
      }
    }
  }

  /** Whether the i-th of n belongs to a share of them that is spread evenly. */
  private static boolean spread(int i, int n, double share) {
    return i < n && Math.floor((i + 1) * share + 1e-9) > Math.floor(i * share + 1e-9);
  }

  private static ActionContrast contrast(List<ActionContrast> contrasts, String event) {
    return contrasts.stream().filter(c -> c.event().equals(event)).findFirst().orElseThrow();
  }
}
