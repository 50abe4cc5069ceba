package dev.verve.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.verve.insight.retention.Cohort;
import dev.verve.insight.retention.CohortPeriod;
import dev.verve.insight.retention.DurationTable;
import dev.verve.insight.retention.EventRetention;
import dev.verve.insight.retention.RetentionAnswer;
import dev.verve.problem.UserError;
import dev.verve.stats.ActiveDays;
import dev.verve.stats.KaplanMeier;
import dev.verve.stats.Retention;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventRetentionTest {
  private static final LocalDate ORIGIN = LocalDate.parse("2026-01-01");
  private DuckDbEngine engine;

  @BeforeEach
  void open() {
    engine = DuckDbEngine.open(DuckDbOptions.defaults());
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void countsAsTheDefinitionsSay() {
    events("a:0,1,7", "b:0,10", "c:3,4,5", "d:9");
    RetentionAnswer answer = ask(EventRetention.defaults().withDays(List.of(1, 7, 30)), false);
    // The last day is 10: at day 1 all but nobody are old enough; at day 7 a, b and c.
    assertThat(answer.days())
        .containsExactly(
            new Retention(1, 4, 2, 3, 3, 2),
            new Retention(7, 3, 1, 2, 0, 0),
            new Retention(30, 0, 0, 0, 0, 0));
    assertThat(answer.warnings())
        .contains("Nobody has been observed for long enough by 2026-01-11 for day 30.")
        .contains(
            "Nobody has been observed for the whole bracket [N, N+6] by 2026-01-11 for day 7.");
    assertThat(answer.cohorts())
        .extracting(Cohort::from)
        .containsExactly(LocalDate.parse("2025-12-29"), LocalDate.parse("2026-01-05"));
    assertThat(answer.cohorts()).extracting(Cohort::users).containsExactly(3L, 1L);
  }

  @Test
  void theUsersFileMovesDayZeroAndAddsTheSilent() {
    events("a:2,3", "b:1");
    engine.table(
        "person",
        """
        select * from (values ('a', date '2026-01-01'), ('silent', date '2026-01-02'),
          ('unknown', cast(null as date)), ('later', date '2027-01-01')) t(v_entity, v_first_seen)""");
    RetentionAnswer answer = ask(EventRetention.defaults().withDays(List.of(0, 2)), true);
    assertThat(answer.days())
        .containsExactly(new Retention(0, 3, 1, 2, 0, 0), new Retention(2, 3, 1, 1, 0, 0));
    assertThat(answer.warnings())
        .anyMatch(
            w -> w.startsWith("1 users were first seen before the events begin on 2026-01-02"));
  }

  @Test
  void agreesWithCountingUserByUser() {
    long seed = 5;
    SplittableRandom random = new SplittableRandom(seed);
    List<String> lines = new ArrayList<>();
    List<ActiveDays> users = new ArrayList<>();
    for (int u = 0; u < 60; u++) {
      int[] days = random.ints(1 + random.nextInt(12), 0, 100).toArray();
      users.add(ActiveDays.of(IntStream.of(days).min().orElseThrow(), days));
      lines.add(
          "u"
              + u
              + ":"
              + IntStream.of(days).mapToObj(Integer::toString).collect(Collectors.joining(",")));
    }
    lines.add("last:100");
    users.add(ActiveDays.of(100, 100));
    events(lines.toArray(String[]::new));
    RetentionAnswer answer = ask(EventRetention.defaults().withCohorts(CohortPeriod.DAY), false);
    for (Retention day : answer.days()) {
      assertThat(day).as("seed %s", seed).isEqualTo(Retention.on(day.day(), users, 100));
    }
  }

  @Test
  void lostMeansSilentUpToTheEnd() {
    // The last day is 100 and the watch closes at 70: a was lost after 10 days and b after 20;
    // c came after the close, so c was there at 60; d is too young to tell.
    events("a:0,10", "b:5,25", "c:10,95", "d:80,100");
    RetentionAnswer answer = ask(EventRetention.defaults(), false);
    KaplanMeier curve = answer.survival().value().orElseThrow();
    assertThat(curve.steps()).extracting(KaplanMeier.Step::time).containsExactly(10.0, 20.0);
    assertThat(curve.survivalAt(10)).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(curve.survivalAt(20)).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(curve.median()).hasValue(20);
  }

  /**
   * Survival of the maintained arm of the aml data; R 4.2.2, survival 3.5-3: survfit(Surv(time,
   * status) ~ 1, conf.type = "log-log").
   */
  @Test
  void survivalOfATableIsThatOfR() {
    engine.table(
        "durations",
        """
        select * from (values (9.0, 1.0), (13.0, 1.0), (13.0, 0.0), (18.0, 1.0), (23.0, 1.0),
          (28.0, 0.0), (31.0, 1.0), (34.0, 1.0), (45.0, 0.0), (48.0, 1.0), (161.0, 0.0),
          (5.0, null)) t(duration, lost)""");
    RetentionAnswer answer = DurationTable.answer(engine, "durations");
    KaplanMeier curve = answer.survival().value().orElseThrow();
    assertThat(curve.survivalAt(9)).isCloseTo(0.909091, within(1e-6));
    assertThat(curve.survivalAt(31)).isCloseTo(0.490909, within(1e-6));
    assertThat(curve.median()).hasValue(31);
    assertThat(answer.warnings())
        .containsExactly("1 of 12 rows lack the duration or the loss and are left out.");
    assertThat(answer.method()).contains("11 users, 7 of them lost");
  }

  @Test
  void refusesDurationsThatCannotBe() {
    engine.table("durations", "select * from (values (-1.0, 1.0), (2.0, 3.0)) t(duration, lost)");
    assertThatThrownBy(() -> DurationTable.answer(engine, "durations"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("1 durations are negative")
        .hasMessageContaining("1 values are neither 0 nor 1");
  }

  @Test
  void withoutLossesThereIsNoMedian() {
    engine.table("durations", "select 5.0::double as duration, 0.0::double as lost");
    RetentionAnswer answer = DurationTable.answer(engine, "durations");
    assertThat(answer.survival().value().orElseThrow().steps()).isEmpty();
    assertThat(answer.warnings()).anyMatch(w -> w.startsWith("No median"));
  }

  private RetentionAnswer ask(EventRetention question, boolean listed) {
    LocalDate last = engine.query("select max(v_day) as d from event").get(0).day("d");
    return question.answer(engine, last, listed);
  }

  /** Users with their active days after the origin, as {@code a:0,1,7}. */
  private void events(String... users) {
    List<String> rows = new ArrayList<>();
    for (String user : users) {
      String[] parts = user.split(":", -1);
      for (String day : parts[1].split(",", -1)) {
        rows.add("('%s', date '%s')".formatted(parts[0], ORIGIN.plusDays(Long.parseLong(day))));
      }
    }
    engine.table(
        "event", "select * from (values " + String.join(", ", rows) + ") t(v_user, v_day)");
  }
}
