package dev.verve.server.act.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.insight.impact.Verdict;
import dev.verve.playbook.Playbook;
import dev.verve.server.act.ScoredStore;
import dev.verve.server.act.destination.Destinations;
import dev.verve.server.act.destination.Vault;
import dev.verve.server.impact.EffectOn;
import dev.verve.server.impact.Judging;
import dev.verve.server.impact.KeptVerdict;
import dev.verve.server.impact.Ledger;
import dev.verve.server.impact.Register;
import dev.verve.server.impact.Registered;
import dev.verve.server.live.TestClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A playbook that leaves somebody alone is an intervention: registered by itself, judged every day
 * from the events, and a row of the ledger.
 */
class PlaybookLedgerTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
  private static final int USERS = 400;
  private static final int HELD = 100;
  private static final String BACK =
      """
      playbooks:
        back:
          title: Bring them back
          when: {crosses: light}
          branch: core
          holdout: 0.25
          check_after: 20d
          steps:
            - add_to_list: nudge
            - task: {owner: "cs: lead", text: "Call {subject}"}
      """;

  @TempDir Path folder;
  private TestClock clock;
  private ScoredStore scored;
  private PlaybookPlans plans;

  @BeforeEach
  void open() {
    clock = new TestClock(DAY + "T08:00:00Z");
    scored = new ScoredStore(folder, clock, DAY, USERS);
    plans =
        new PlaybookPlans(
            scored.store(),
            new Destinations(
                scored.store(), Vault.of(Optional.of("a key of a test, long enough"))));
    scored.run(
        "insert into event_log (seq, user_key, event, happened_at, received_at) select i, i, 'seen', timestamptz '2026-01-01 09:00:00Z', now() from range(1, %d) r(i)"
            .formatted(USERS + 1));
  }

  @AfterEach
  void close() {
    scored.close();
  }

  @Test
  void itRegistersItself() {
    plans.save(BACK, "cs@example.com");
    Registered row = rows(Ledger.Filter.EVERYTHING).get(0);
    assertThat(row.plan().name()).isEqualTo("back");
    assertThat(row.plan().title()).isEqualTo("Bring them back");
    assertThat(row.plan().owner()).isEqualTo("cs: lead");
    assertThat(row.plan().branch()).isEqualTo("core");
    assertThat(row.plan().what())
        .isEqualTo("The playbook back: add to the list nudge; a task for cs: lead");
    assertThat(row.plan().start()).isEqualTo(DAY);
    assertThat(row.plan().holdout()).isEqualTo(0.25);
    assertThat(row.by()).isEqualTo("cs@example.com");
    assertThat(row.state(DAY)).isEqualTo(Registered.State.RUNNING);
    plans.save(BACK, "somebody");
    assertThat(rows(Ledger.Filter.EVERYTHING)).as("the same again").hasSize(1);
    plans.save(BACK.replace("0.25", "0"), "somebody");
    assertThat(new Register(scored.store()).ofPlaybook("back")).isEmpty();
  }

  @Test
  void anotherWordingIsAnotherIntervention() {
    plans.save(BACK, "test");
    clock.advance(Duration.ofDays(3));
    plans.save(BACK.replace("nudge", "letter"), "test");
    assertThat(rows(Ledger.Filter.EVERYTHING))
        .extracting(row -> row.plan().name(), row -> row.plan().start(), row -> row.plan().end())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("back-2", DAY.plusDays(3), DAY.plusDays(3 + 364)),
            org.assertj.core.groups.Tuple.tuple("back", DAY, DAY.plusDays(3)));
    clock.advance(Duration.ofDays(365));
    new PlaybookPlans(scored.store(), destinations()).save(BACK.replace("nudge", "letter"), "test");
    assertThat(rows(Ledger.Filter.EVERYTHING).get(0).plan().name())
        .as("a year is over")
        .isEqualTo("back-3");
  }

  @Test
  void isJudgedEveryDayAndStandsInTheLedger() throws IOException {
    plans.save(BACK, "test");
    runs(0);
    events(10);
    assertThat(look().verdict()).isEqualTo(Verdict.INSUFFICIENT);
    assertThat(new Ledger(scored.store()).summary(rows(Ledger.Filter.EVERYTHING)))
        .isEqualTo("One intervention, which was not judged yet.");
    clock.advance(Duration.ofDays(40));
    KeptVerdict found = look();
    assertThat(found.verdict()).isEqualTo(Verdict.VERIFIED);
    EffectOn effect = found.primary().orElseThrow();
    assertThat(effect.value()).isBetween(8.0, 12.0);
    assertThat(effect.low()).isPositive();
    assertThat(found.of("points of core")).isPresent();

    Ledger ledger = new Ledger(scored.store());
    assertThat(rows(new Ledger.Filter("BRING", "verified"))).hasSize(1);
    assertThat(rows(new Ledger.Filter("cs: lead", "negative"))).isEmpty();
    assertThat(ledger.summary(rows(Ledger.Filter.EVERYTHING)))
        .isEqualTo("Of 1 judged intervention 1 worked, 0 harmed and 0 showed nothing.");
    ByteArrayOutputStream csv = new ByteArrayOutputStream();
    ledger.csv(rows(Ledger.Filter.EVERYTHING), csv);
    assertThat(csv.toString(StandardCharsets.UTF_8))
        .contains("back,Bring them back,cs: lead,core,2026-03-10")
        .contains("VERIFIED,score")
        .contains(",back");
    assertThat(verdicts().intervention()).hasValue("back");
    assertThat(verdicts().verdict().sentence()).isEqualTo(found.sentence());

    long kept = scored.number("select count(*) from intervention_verdict");
    assertThat(kept).as("too few, then verified").isEqualTo(2);
    assertThat(new Judging(scored.store()).judgeDue()).as("the same day").isZero();
    clock.advance(Duration.ofDays(1));
    assertThat(new Judging(scored.store()).judgeDue()).isEqualTo(1);
    assertThat(scored.number("select count(*) from intervention_verdict")).isEqualTo(kept);
  }

  /** Who falls often would count often, and a repeat is no chance of its own. */
  @Test
  void theFirstRunOfSomebodyCountsAndRunsOfAnotherWordingDoNot() {
    runs(10_000);
    clock.advance(Duration.ofSeconds(1));
    plans.save(BACK, "test");
    runs(0);
    runs(20_000);
    events(0);
    clock.advance(Duration.ofDays(40));
    KeptVerdict found = look();
    assertThat(found.verdict()).isEqualTo(Verdict.NO_EVIDENCE);
    assertThat(String.valueOf(found.fields().get("arms")))
        .contains("arm=holdout, users=100")
        .contains("arm=treated, users=300");
  }

  @Test
  void whoLeavesNobodyAloneHasNoVerdict() {
    plans.save(BACK.replace("0.25", "0"), "test");
    assertThat(verdicts().intervention()).isEmpty();
    assertThat(verdicts().verdict().sentence()).contains("leaves nobody alone");
  }

  private Destinations destinations() {
    return new Destinations(scored.store(), Vault.of(Optional.of("a key of a test, long enough")));
  }

  private List<Registered> rows(Ledger.Filter filter) {
    return new Ledger(scored.store()).rows(filter);
  }

  private KeptVerdict look() {
    assertThat(new Judging(scored.store()).judgeDue()).isEqualTo(1);
    return rows(Ledger.Filter.EVERYTHING).get(0).verdict().orElseThrow();
  }

  private PlaybookVerdicts.Found verdicts() {
    Playbook playbook = plans.current().get(0);
    return new PlaybookVerdicts(scored.store()).of(playbook);
  }

  /** Everybody enters on one day. */
  private void runs(int firstId) {
    scored.run(
        "insert into playbook_run select %1$d + i, 'back', 'user', i, null, i <= %2$d, date '%3$s', timestamptz '%4$s', 0, date '%3$s', null, 20, 'light', 'active', null, null from range(1, %5$d) r(i)"
            .formatted(firstId, HELD, DAY, clock.instant(), USERS + 1));
  }

  /** Everybody logs in up to 30 times within the check; the treated so many times more. */
  private void events(int more) {
    SplittableRandom random = new SplittableRandom(7);
    StringBuilder rows = new StringBuilder();
    int seq = USERS;
    for (int user = 1; user <= USERS; user++) {
      int times = 1 + random.nextInt(30) + (user <= HELD ? 0 : more);
      for (int time = 0; time < times; time++) {
        rows.append(rows.isEmpty() ? "" : ", ")
            .append(
                "(%d, %d, 'login', timestamptz '%s 09:00:00Z', now())"
                    .formatted(++seq, user, DAY.plusDays(1 + time % 20)));
      }
    }
    scored.run(
        "insert into event_log (seq, user_key, event, happened_at, received_at) values " + rows);
  }
}
