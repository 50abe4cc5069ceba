package dev.verve.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.verve.insight.impact.Assignment;
import dev.verve.insight.impact.Evidence;
import dev.verve.insight.impact.OutcomeCheck;
import dev.verve.insight.impact.Verdict;
import dev.verve.insight.intervention.Assignments;
import dev.verve.insight.intervention.InterventionJudge;
import dev.verve.insight.intervention.InterventionPower;
import dev.verve.insight.intervention.Judgement;
import dev.verve.insight.intervention.PowerAnswer;
import dev.verve.insight.intervention.PowerQuestion;
import dev.verve.model.Intervention;
import dev.verve.model.InterventionReader;
import dev.verve.model.ModelReader;
import dev.verve.stats.Effect;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A product of 750 users in 25 countries over 130 days. From the 1st of April on, users whom the
 * intervention {@code nudge} treats invite on three days of ten; nothing else ever changes, above
 * all not who renews.
 */
class InterventionJudgeTest {
  private static final long SEED = 11;
  private static final int USERS = 750;
  private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
  private static final LocalDate START = LocalDate.parse("2026-04-01");
  private static final LocalDate LAST = LocalDate.parse("2026-05-10");
  private static final String MODEL =
      """
      name: m
      tree:
        core: {actions: {work: 1}}
        collaboration: {owner: growth, actions: {invite: 2}}
      scale: {method: cap, at: 200}
      outcome: {event: renewed, within: 14d}
      """;
  private static final String NUDGE =
      """
      name: nudge
      branch: collaboration
      start: 2026-04-01
      analysis: 2026-04-28
      holdout: 30%
      """;

  @TempDir static Path folder;

  private static final Map<String, Double> INVITES = new HashMap<>();
  private static MetricsBench bench;

  @BeforeAll
  static void product() throws IOException {
    SplittableRandom random = new SplittableRandom(SEED);
    Assignment nudge = new Assignment("nudge", plan(NUDGE).shares());
    StringBuilder events = new StringBuilder("user_id,event,timestamp\n");
    StringBuilder users = new StringBuilder("user_id,first_seen,country\n");
    for (int i = 0; i < USERS; i++) {
      String user = "u" + i;
      double rate = 0.1 + 0.6 * random.nextDouble();
      users.append(user).append(",2026-01-01,c").append(i % 25).append('\n');
      for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
        if (random.nextDouble() < rate) {
          event(events, user, "work", day);
        }
        boolean treated = !day.isBefore(START) && nudge.arm(user).equals("treated");
        if (treated && random.nextDouble() < 0.3) {
          event(events, user, "invite", day);
          boolean read = !day.isAfter(LocalDate.parse("2026-04-28"));
          INVITES.merge(user, read ? 1.0 : 0.0, Double::sum);
        }
        if (random.nextDouble() < 0.03) {
          event(events, user, "renewed", day);
        }
      }
    }
    bench = MetricsBench.of(folder, MODEL, events.toString(), users.toString());
  }

  private static void event(StringBuilder events, String user, String name, LocalDate day) {
    events.append(user).append(',').append(name).append(',').append(day).append("T08:00:00Z\n");
  }

  @AfterAll
  static void close() {
    bench.close();
  }

  @Test
  void theEngineAssignsAsTheHashDoes() {
    Intervention plan = plan(NUDGE + "arms: {short: 1, long: 2}\n");
    Assignment expected = new Assignment("nudge", plan.shares());
    Assignments assignments = new Assignments(bench.ground(LAST));
    List<Assignments.Assigned> all = assignments.list(plan, Optional.empty(), 1_000);
    assertThat(all).hasSize(USERS);
    assertThat(all).allMatch(one -> one.arm().equals(expected.arm(one.id())));
    assertThat(assignments.list(plan, Optional.of("u5"), 2))
        .extracting(Assignments.Assigned::id)
        .containsExactly("u50", "u500");
    assertThat(assignments.of(plan, "u7"))
        .hasValue(new Assignments.Assigned("u7", expected.arm("u7")));
    assertThat(assignments.of(plan, "nobody")).isEmpty();
  }

  @Test
  void whatWasPlantedIsFoundAndTheOutcomeTellsThatItIsGaming() {
    Judgement found = judge(NUDGE);
    assertThat(found.impact().verdict()).as("seed %s", SEED).isEqualTo(Verdict.VERIFIED);
    assertThat(found.impact().metrics())
        .containsExactly("score", "points of collaboration", "renewed");
    Assignment nudge = new Assignment("nudge", plan(NUDGE).shares());
    double invites = 0;
    long treated = 0;
    for (int i = 0; i < USERS; i++) {
      boolean isTreated = nudge.arm("u" + i).equals("treated");
      treated += isTreated ? 1 : 0;
      invites += isTreated ? INVITES.getOrDefault("u" + i, 0.0) : 0;
    }
    Effect points = found.impact().of("points of collaboration").effect().value().orElseThrow();
    assertThat(points.value()).isCloseTo(2 * invites / treated, within(1e-9));
    Effect adjusted = found.impact().primary().deciding().orElseThrow();
    assertThat(adjusted.value()).isCloseTo(points.value() / 2, within(1.0));
    assertThat(found.impact().primary().cuped().value().orElseThrow().varianceRatio())
        .isLessThan(0.6);
    OutcomeCheck check = found.impact().outcome().orElseThrow();
    assertThat(check.finding()).isEqualTo(OutcomeCheck.Finding.GAMING);
    assertThat(found.course().stream().map(Judgement.ArmDay::day).distinct())
        .contains(START.minusDays(29), START.minusDays(1), LocalDate.parse("2026-04-28"));
  }

  @Test
  void withoutAnEffectThereIsNoEvidence() {
    Judgement found = judge(NUDGE.replace("nudge", "nothing").replace("30%", "50%"));
    assertThat(found.impact().verdict()).as("seed %s", SEED).isEqualTo(Verdict.NO_EVIDENCE);
    assertThat(found.impact().evidence()).isEqualTo(Evidence.RANDOMISED);
    assertThat(found.sentence()).contains("would likely have shown");
  }

  @Test
  void anOutcomeMayBeWhatShouldMove() {
    Judgement found = judge(NUDGE + "metric: {outcome: renewed}\n");
    assertThat(found.impact().verdict()).isEqualTo(Verdict.NO_EVIDENCE);
    assertThat(found.impact().primary().share()).isTrue();
    // Each day 3 % renew: 1 - 0.97^14 = 34.7 %.
    assertThat(found.impact().arms().get(0).means().get(0).orElseThrow())
        .isCloseTo(0.347, within(0.1));
    Judgement open = judge(NUDGE.replace("04-28", "04-10") + "metric: {outcome: renewed}\n");
    assertThat(open.impact().verdict()).isEqualTo(Verdict.INSUFFICIENT);
    assertThat(open.sentence()).contains("closes on 2026-04-14");
  }

  @Test
  void thoseWhoWereLowComeBackByThemselves() {
    Judgement found =
        judge(
            """
            name: wake-up
            target: {rule: {score: {lt: 5}}}
            start: 2026-03-20
            analysis: 2026-03-31
            holdout: none
            """);
    assertThat(found.impact().verdict()).isNotIn(Verdict.VERIFIED, Verdict.NEGATIVE);
    assertThat(found.impact().evidence()).isEqualTo(Evidence.WEAKER);
    assertThat(found.impact().warnings()).anyMatch(w -> w.startsWith("Weaker evidence"));
  }

  @Test
  void aWholeCountryIsHeldAgainstAMixtureOfTheOthers() {
    Judgement found =
        judge(
            """
            name: country
            target: {segment: {country: c3}}
            start: 2026-05-01
            analysis: 2026-05-10
            holdout: none
            """);
    assertThat(found.impact().method()).contains("synthetic control");
    assertThat(found.impact().verdict()).isEqualTo(Verdict.NO_EVIDENCE);
    assertThat(found.impact().arms().get(0).units()).isEqualTo(24);
  }

  @Test
  void nobodyIsJudgedBeforeTheDate() {
    Judgement early =
        new InterventionJudge(bench.ground(LocalDate.parse("2026-04-20"))).judge(plan(NUDGE));
    assertThat(early.impact().verdict()).isEqualTo(Verdict.INSUFFICIENT);
    assertThat(early.sentence()).contains("judged as of 2026-04-28");
    assertThat(judge(NUDGE.replace("04-01", "01-01")).sentence())
        .contains("events are known from 2026-01-01 on");
  }

  @Test
  void aTraitThatNobodyHasIsTheUsersMistake() {
    assertThatThrownBy(() -> judge(NUDGE + "target: {segment: {contry: c1}}\n"))
        .hasMessageContaining("target.segment.contry")
        .hasMessageContaining("Did you mean 'country'?");
  }

  @Test
  void tellsWhatCouldBeSeenFromTheProductsOwnHistory() {
    PowerAnswer answer =
        new InterventionPower(bench.ground(LAST))
            .answer(
                PowerQuestion.defaults()
                    .withHoldout(0.5)
                    .withUsers(1_200)
                    .withDays(List.of(14, 400)));
    double least = answer.horizons().get(0).smallest().value().orElseThrow();
    assertThat(least).isBetween(0.1, 2.0);
    assertThat(answer.sentence())
        .startsWith("With 1,200 users, 50 % of them held out, you can see ")
        .endsWith(" points of score in 14 days.");
    assertThat(answer.horizons().get(1).smallest().refusal().orElseThrow())
        .contains("fewer than 401");
  }

  private static Judgement judge(String yaml) {
    return new InterventionJudge(bench.ground(LAST)).judge(plan(yaml));
  }

  private static Intervention plan(String yaml) {
    return InterventionReader.read("nudge.yaml", yaml, ModelReader.read("model.yaml", MODEL));
  }
}
