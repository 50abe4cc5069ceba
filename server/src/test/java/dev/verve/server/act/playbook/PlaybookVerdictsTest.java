package dev.verve.server.act.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.insight.impact.Impact;
import dev.verve.insight.impact.Verdict;
import dev.verve.playbook.Playbook;
import dev.verve.playbook.PlaybookReader;
import dev.verve.server.act.ScoredStore;
import dev.verve.server.live.TestClock;
import dev.verve.stats.Effect;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a playbook did more than chance, from runs whose truth is known. */
class PlaybookVerdictsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
  private static final int USERS = 600;
  private static final int HELD = 150;

  @TempDir Path folder;
  private ScoredStore scored;

  @BeforeEach
  void open() {
    scored = new ScoredStore(folder, new TestClock("2026-05-01T08:00:00Z"), DAY, USERS);
  }

  @AfterEach
  void close() {
    scored.close();
  }

  @Test
  void whatItBroughtIsVerified() {
    runs(8, 0);
    Impact impact = verdict(0.25);
    assertThat(impact.primary().verdict()).isEqualTo(Verdict.VERIFIED);
    Effect effect = impact.primary().deciding().orElseThrow();
    assertThat(effect.low()).isBetween(4.0, 8.0);
    assertThat(effect.high()).isBetween(8.0, 12.0);
    assertThat(impact.arms()).extracting(Impact.Group::units).containsExactly(150L, 450L);
  }

  @Test
  void whatComesBackByItselfIsNoEvidence() {
    runs(0, 0);
    assertThat(verdict(0.25).primary().verdict()).isEqualTo(Verdict.NO_EVIDENCE);
  }

  /** Else those who fall often would count often, and a repeat is no chance of its own. */
  @Test
  void theFirstRunOfSomebodyCounts() {
    runs(0, 0);
    runs(40, USERS);
    Impact impact = verdict(0.25);
    assertThat(impact.primary().verdict()).isEqualTo(Verdict.NO_EVIDENCE);
    assertThat(impact.arms()).extracting(Impact.Group::units).containsExactly(150L, 450L);
  }

  /** The slow ones of a day are still in the steps: that day is no fair comparison yet. */
  @Test
  void aDayOfWhichARunIsOpenDoesNotCountYet() {
    runs(8, 0);
    scored.run("update playbook_run set outcome = null where id = " + USERS);
    assertThat(verdict(0.25).warnings())
        .containsExactly("No run of both groups has come to its check yet.");
    scored.run("update playbook_run set started_on = date '2026-03-11' where id = " + USERS);
    assertThat(verdict(0.25).arms()).extracting(Impact.Group::units).containsExactly(150L, 449L);
  }

  @Test
  void armsOfOtherSizesThanPlannedAreInvalid() {
    runs(8, 0);
    assertThat(verdict(0.1).primary().verdict()).isEqualTo(Verdict.INVALID);
  }

  @Test
  void withoutThoseLeftAloneThereIsNoVerdict() {
    assertThat(verdict(0.25).warnings())
        .containsExactly("No run of both groups has come to its check yet.");
    runs(8, 0);
    Impact impact = verdict(0);
    assertThat(impact.primary().verdict()).isEqualTo(Verdict.INSUFFICIENT);
    assertThat(impact.warnings()).singleElement().asString().contains("leaves nobody alone");
  }

  private Impact verdict(double holdout) {
    Playbook playbook =
        PlaybookReader.read(
                "playbooks.yaml",
                "playbooks: {back: {when: {crosses: engaged}, holdout: %s, steps: [{add_to_list: nudge}]}}"
                    .formatted(holdout))
            .get(0);
    return new PlaybookVerdicts(scored.store()).of(playbook);
  }

  /** Everybody rises by 12 by itself, give or take 6; the treated by so much more. */
  private void runs(double more, int firstId) {
    SplittableRandom random = new SplittableRandom(7);
    StringBuilder rows = new StringBuilder();
    for (int user = 1; user <= USERS; user++) {
      boolean held = user <= HELD;
      double change = 12 + 6 * random.nextGaussian() + (held ? 0 : more);
      rows.append(user == 1 ? "" : ", ")
          .append(
              String.format(
                  Locale.ROOT,
                  "(%d, 'back', 'user', %d, null, %s, date '%s', timestamptz '2026-03-10 08:00:00+00', 9, date '%s', null, %.2f, 'light', 'done', '%s %.2f', date '%s')",
                  firstId + user,
                  user,
                  held,
                  DAY,
                  DAY,
                  20 + 20 * random.nextDouble(),
                  change > 0 ? "up" : "same",
                  change,
                  DAY.plusDays(28)));
    }
    scored.run("insert into playbook_run values " + rows);
  }
}
