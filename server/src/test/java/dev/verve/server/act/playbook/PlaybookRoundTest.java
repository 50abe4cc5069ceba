package dev.verve.server.act.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.verve.server.act.Outlets;
import dev.verve.server.act.ScoredStore;
import dev.verve.server.act.alert.Alerts;
import dev.verve.server.live.TestClock;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs over the days: who enters, what is done for whom, and what became of both groups. */
class PlaybookRoundTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
  private static final int USERS = 40;
  private static final String PLAYBOOKS =
      """
      playbooks:
        back:
          when: {crosses: engaged}
          holdout: 0.3
          check_after: 10d
          steps:
            - webhook: crm
            - add_to_list: nudge
            - wait_until: {band: engaged, at_most: 3d}
            - task: {owner: cs, text: "Call {subject}"}
      """;

  @TempDir Path folder;

  @Test
  void aRunGoesThroughItsStepsAndItsOutcomeIsNoted() {
    TestClock clock = new TestClock("2026-03-11T08:00:00Z");
    try (ScoredStore scored = new ScoredStore(folder, clock, DAY.plusDays(1), USERS)) {
      for (int back = 5; back > 0; back--) {
        scored.everybody(USERS, DAY.minusDays(back), 60);
      }
      scored.everybody(USERS, DAY, 30);
      Outlets outlets = Outlets.of(scored).withWebhook("crm", "https://hooks.example/crm");
      PlaybookPlans plans = new PlaybookPlans(scored.store(), outlets.destinations());
      plans.save(PLAYBOOKS, "test");
      PlaybookRound round =
          new PlaybookRound(
              scored.store(), plans, outlets.destinations(), outlets.outbox(), outlets.payloads());

      assertThat(round.run()).isEqualTo(USERS);
      assertThat(round.run()).as("the same day again").isZero();
      long held = scored.number("select count(*) from playbook_run where held_out");
      assertThat(held).isBetween(4L, 20L);
      long treated = USERS - held;
      assertThat(scored.number("select count(*) from delivery")).isEqualTo(treated);
      assertThat(new Lists(scored.store()).members()).hasSize((int) treated);
      assertThat(scored.number("select count(*) from alert")).isZero();

      long lucky = scored.number("select min(person) from playbook_run where not held_out");
      long unlucky = scored.number("select max(person) from playbook_run where not held_out");
      for (int later = 1; later <= 11; later++) {
        LocalDate day = DAY.plusDays(later);
        scored.everybody(USERS, day, 35);
        scored.score(lucky, day, 70);
        scored.run("update live set as_of = date '" + day.plusDays(1) + "'");
        round.run();
      }
      List<Runs.Group> groups = new Runs(scored.store()).groups();
      assertThat(groups).hasSize(2);
      Runs.Group first = groups.get(0);
      assertThat(first)
          .isEqualTo(new Runs.Group("back", false, treated, treated, 1, first.change()));
      assertThat(first.change()).isCloseTo(mean(treated), within(1e-9));
      assertThat(groups.get(1)).isEqualTo(new Runs.Group("back", true, held, held, 0, 5));
      assertThat(scored.number("select count(*) from delivery"))
          .as("nothing is done twice")
          .isEqualTo(treated);
      assertThat(scored.number("select count(*) from alert where person = " + lucky)).isZero();
      assertThat(scored.number("select count(*) from alert")).isEqualTo(treated - 1);
      assertThat(new Alerts(scored.store()).list(Alerts.Filter.all(100)))
          .anyMatch(alert -> alert.subject().equals("u" + unlucky))
          .allMatch(alert -> alert.told().equals(Optional.of("cs")));
    }
  }

  /** One rose by 40, the others by 5. */
  private static double mean(long treated) {
    return (40.0 + 5 * (treated - 1)) / treated;
  }
}
