package dev.verve.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.verve.insight.impact.Impact;
import dev.verve.insight.impact.OutcomeCheck;
import dev.verve.insight.impact.Verdict;
import dev.verve.insight.intervention.Assignments;
import dev.verve.insight.intervention.Entries;
import dev.verve.insight.intervention.InterventionJudge;
import dev.verve.insight.intervention.Judgement;
import dev.verve.model.Entity;
import dev.verve.model.Intervention;
import dev.verve.model.InterventionReader;
import dev.verve.model.ModelReader;
import dev.verve.stats.Effect;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A product of 600 users in 120 accounts. On ten days users come into an intervention, one in four
 * of whom is left alone; the others invite on three days of ten from then on, and nothing else
 * changes. What is expected is counted in Java from the same events.
 */
class StaggeredJudgeTest {
  private static final long SEED = 5;
  private static final int USERS = 600;
  private static final int ACCOUNTS = 120;
  private static final int DAYS = 70;
  private static final int FIRST_ENTRY = 31;
  private static final int ENTRY_DAYS = 10;
  private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
  private static final LocalDate LAST = FIRST.plusDays(DAYS - 1);
  private static final String MODEL =
      """
      name: m
      tree:
        core: {actions: {work: 1}}
        sharing: {owner: growth, actions: {invite: 2}}
      scale: {method: cap, at: 100}
      accounts: {rollup: mean}
      outcome: {event: renewed, within: 14d}
      """;

  @TempDir static Path folder;

  private static final boolean[][] WORKED = new boolean[USERS][DAYS];
  private static final boolean[][] INVITED = new boolean[USERS][DAYS];
  private static final boolean[][] RENEWED = new boolean[USERS][DAYS];
  private static MetricsBench bench;

  @BeforeAll
  static void product() throws IOException {
    SplittableRandom random = new SplittableRandom(SEED);
    StringBuilder events = new StringBuilder("user_id,event,timestamp,account_id\n");
    for (int user = 0; user < USERS; user++) {
      double rate = 0.1 + 0.4 * random.nextDouble();
      for (int day = 0; day < DAYS; day++) {
        WORKED[user][day] = day == 0 || random.nextDouble() < rate;
        INVITED[user][day] = day > entry(user) && !isHeld(user) && random.nextDouble() < 0.3;
        RENEWED[user][day] = random.nextDouble() < 0.03;
        write(events, user, day, "work", WORKED);
        write(events, user, day, "invite", INVITED);
        write(events, user, day, "renewed", RENEWED);
      }
    }
    bench = MetricsBench.of(folder, MODEL, events.toString());
  }

  private static void write(
      StringBuilder events, int user, int day, String name, boolean[][] happened) {
    if (happened[user][day]) {
      events
          .append(
              "u%d,%s,%sT08:00:00Z,a%d".formatted(user, name, FIRST.plusDays(day), user % ACCOUNTS))
          .append('\n');
    }
  }

  @AfterAll
  static void close() {
    bench.close();
  }

  private static int entry(int user) {
    return FIRST_ENTRY + user % ENTRY_DAYS;
  }

  private static boolean isHeld(int user) {
    return user / ENTRY_DAYS % 4 == 0;
  }

  @Test
  void eachIsMeasuredAsManyDaysAfterTheEntry() {
    Impact impact = judge(plan(0.25), users(20), LAST).impact();
    assertThat(impact.metrics()).containsExactly("score", "points of sharing", "renewed");
    assertThat(impact.verdict()).as("seed %s", SEED).isEqualTo(Verdict.VERIFIED);
    assertThat(impact.arms()).extracting(Impact.Group::units).containsExactly(150L, 450L);
    assertThat(effect(impact, "score")).isCloseTo(difference(u -> score(u, entry(u) + 20)), tiny());
    assertThat(effect(impact, "points of sharing"))
        .isCloseTo(difference(u -> 2 * count(INVITED[u], entry(u) + 1, entry(u) + 20)), tiny());
    assertThat(effect(impact, "renewed"))
        .isCloseTo(
            difference(u -> Math.min(1, count(RENEWED[u], entry(u) + 1, entry(u) + 14))), tiny());
    assertThat(impact.outcome().orElseThrow().finding()).isEqualTo(OutcomeCheck.Finding.GAMING);
    assertThat(impact.method()).contains("always-valid");
  }

  @Test
  void whoHasNotComeToTheCheckDoesNotCountYet() {
    LocalDate known = FIRST.plusDays(FIRST_ENTRY + 4 + 20);
    Impact impact = judge(plan(0.25), users(20), known).impact();
    assertThat(impact.arms()).extracting(Impact.Group::units).containsExactly(75L, 225L);
    Judgement early = judge(plan(0.25), users(20), FIRST.plusDays(FIRST_ENTRY + 19));
    assertThat(early.impact().verdict()).isEqualTo(Verdict.INSUFFICIENT);
    assertThat(early.sentence()).contains("Nobody of both groups has come to the check yet.");
  }

  @Test
  void anOutcomeIsReadOnceItHasClosed() {
    LocalDate known = FIRST.plusDays(FIRST_ENTRY + ENTRY_DAYS - 1 + 10);
    Impact impact = judge(plan(0.25), users(10), known).impact();
    assertThat(impact.arms().get(1).units()).isEqualTo(450);
    IntPredicate closed = user -> entry(user) + 14 <= FIRST_ENTRY + ENTRY_DAYS - 1 + 10;
    assertThat(impact.arms().get(1).means().get(2).orElseThrow())
        .isCloseTo(
            mean(
                closed.and(user -> !isHeld(user)),
                u -> Math.min(1, count(RENEWED[u], entry(u) + 1, entry(u) + 14))),
            tiny());
  }

  @Test
  void accountsAreJudgedByTheirOwnScores() {
    Impact impact = judge(plan(0.5), accounts(20), LAST).impact();
    assertThat(impact.metrics()).containsExactly("score", "points of sharing");
    assertThat(impact.arms()).extracting(Impact.Group::units).containsExactly(60L, 60L);
    double expected =
        mean(u -> u % ACCOUNTS % 2 == 1, u -> score(u, FIRST_ENTRY + 20))
            - mean(u -> u % ACCOUNTS % 2 == 0, u -> score(u, FIRST_ENTRY + 20));
    assertThat(effect(impact, "score")).isCloseTo(expected, tiny());
  }

  @Test
  void armsOfOtherSizesThanPlannedAreInvalid() {
    assertThat(judge(plan(0.1), users(20), LAST).impact().verdict()).isEqualTo(Verdict.INVALID);
  }

  @Test
  void whoEnteredIsListedByPages() {
    Assignments assignments = new Assignments(bench.ground(LAST));
    assertThat(assignments.list(users(20), Optional.of("u5"), 2))
        .containsExactly(
            new Assignments.Assigned("u50", isHeld(50) ? "holdout" : "treated"),
            new Assignments.Assigned("u500", isHeld(500) ? "holdout" : "treated"));
  }

  private static org.assertj.core.data.Offset<Double> tiny() {
    return within(1e-9);
  }

  private static double effect(Impact impact, String metric) {
    return impact.of(metric).effect().value().map(Effect::value).orElseThrow();
  }

  private static double difference(IntToDoubleFunction value) {
    return mean(user -> !isHeld(user), value) - mean(StaggeredJudgeTest::isHeld, value);
  }

  private static double mean(IntPredicate which, IntToDoubleFunction value) {
    return IntStream.range(0, USERS).filter(which).mapToDouble(value).average().orElseThrow();
  }

  private static double score(int user, int day) {
    return count(WORKED[user], day - 29, day) + 2 * count(INVITED[user], day - 29, day);
  }

  private static double count(boolean[] happened, int first, int last) {
    return IntStream.rangeClosed(Math.max(0, first), last).filter(day -> happened[day]).count();
  }

  private static Intervention plan(double holdout) {
    String yaml =
        """
        name: back
        branch: sharing
        start: 2026-02-01
        analysis: 2026-12-31
        holdout: %s
        """
            .formatted(holdout);
    return InterventionReader.read("back.yaml", yaml, ModelReader.read("model.yaml", MODEL));
  }

  /** User u comes in on a day of ten, as in {@link #entry}. */
  private static Entries users(int checkAfter) {
    String number = "cast(substr(cast(entity as varchar), 2) as integer)";
    return new Entries(
        "select entity, cast(entity as varchar) as id, if(%1$s // 10 %% 4 = 0, 'holdout', 'treated') as arm, date '%2$s' + %1$s %% 10 as day from (select distinct v_user as entity from event) u"
            .formatted(number, FIRST.plusDays(FIRST_ENTRY)),
        Entity.USER,
        checkAfter);
  }

  /** All accounts come in on one day, every other one left alone. */
  private static Entries accounts(int checkAfter) {
    String number = "cast(substr(cast(entity as varchar), 2) as integer)";
    return new Entries(
        "select entity, cast(entity as varchar) as id, if(%s %% 2 = 0, 'holdout', 'treated') as arm, date '%s' as day from (select distinct v_account as entity from event) a"
            .formatted(number, FIRST.plusDays(FIRST_ENTRY)),
        Entity.ACCOUNT,
        checkAfter);
  }

  private static Judgement judge(Intervention plan, Entries entries, LocalDate lastKnown) {
    return new InterventionJudge(bench.ground(lastKnown)).judge(plan, entries);
  }
}
