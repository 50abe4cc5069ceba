package dev.verve.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.verve.duckdb.source.EventInput;
import dev.verve.duckdb.source.Inputs;
import dev.verve.duckdb.source.RejectPolicy;
import dev.verve.engine.EventSpan;
import dev.verve.engine.ScoreRun;
import dev.verve.insight.checks.Check;
import dev.verve.insight.checks.Checks;
import dev.verve.insight.checks.Finding;
import dev.verve.insight.checks.Finding.Verdict;
import dev.verve.model.EventRoles;
import dev.verve.model.EventRolesReader;
import dev.verve.model.ModelReader;
import dev.verve.plan.Binder;
import dev.verve.plan.BoundModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two hundred users over 63 days; from day 35 on errors triple, loading takes twice as long and
 * half as many workflows are finished, while what they do on a day stays.
 */
class ChecksTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final int BREAK = 35;

  @TempDir static Path folder;

  private static Path events;

  @BeforeAll
  static void write() throws IOException {
    SplittableRandom random = new SplittableRandom(11);
    StringBuilder rows = new StringBuilder("user_id,event,timestamp,ms\n");
    for (int user = 0; user < 200; user++) {
      for (int day = 0; day < 63; day++) {
        boolean late = day >= BREAK;
        row(rows, user, day, "login", "");
        row(rows, user, day, "loaded", String.valueOf((late ? 800 : 400) + random.nextInt(100)));
        repeat(rows, random, user, day, "failed", late ? 0.3 : 0.1);
        if (random.nextDouble() < 0.5) {
          row(rows, user, day, "begun", "");
          repeat(rows, random, user, day, "ended", late ? 0.4 : 0.8);
        }
      }
    }
    events = Files.writeString(folder.resolve("events.csv"), rows);
  }

  private static void repeat(
      StringBuilder rows, SplittableRandom random, int user, int day, String event, double share) {
    if (random.nextDouble() < share) {
      row(rows, user, day, event, "");
    }
  }

  private static void row(StringBuilder rows, int user, int day, String event, String ms) {
    rows.append("u%d,%s,%sT10:00:00Z,%s\n".formatted(user, event, FIRST.plusDays(day), ms));
  }

  private static List<Finding> findings(String roles, int from, int to) {
    try (DuckDbEngine engine = DuckDbEngine.open(DuckDbOptions.defaults().withThreads(2))) {
      Inputs inputs = Inputs.open(engine, EventInput.of(events), folder);
      BoundModel model =
          Binder.bind(
              ModelReader.read("m.yaml", "name: m\nactions: {login: 1, begun: 2}\n"),
              inputs.shape());
      EventSpan span = inputs.load(RejectPolicy.defaults()).span();
      EventRoles read = EventRolesReader.read("metrics.yaml", roles);
      LocalDate earlier = FIRST.plusDays(from);
      LocalDate later = FIRST.plusDays(to);
      new ScoreRun(engine, model, span, null).prepare(earlier, later);
      return Checks.of(engine, model, span, read, earlier, later);
    }
  }

  private static Finding of(List<Finding> found, Check check) {
    return found.stream().filter(one -> one.check() == check).findFirst().orElseThrow();
  }

  @Test
  void seesWhatGotWorseAndWhatDidNot() {
    List<Finding> found =
        findings(
            "started: begun\nfinished: ended\nerror: failed\nload: {event: loaded, milliseconds: ms}\n",
            BREAK - 1,
            62);
    assertThat(of(found, Check.ERRORS).verdict()).isEqualTo(Verdict.WORSE);
    assertThat(of(found, Check.LOAD_TIME).verdict()).isEqualTo(Verdict.WORSE);
    assertThat(of(found, Check.UNFINISHED_WORKFLOWS).verdict()).isEqualTo(Verdict.WORSE);
    assertThat(of(found, Check.ACTIONS_A_DAY).verdict()).isEqualTo(Verdict.STEADY);
    assertThat(of(found, Check.ACTIVE_DAYS).verdict()).isEqualTo(Verdict.STEADY);
    Finding.Change load = of(found, Check.LOAD_TIME).change().value().orElseThrow();
    assertThat(load.before()).isCloseTo(0.45, within(0.01));
    assertThat(load.after()).isCloseTo(0.85, within(0.01));
    Finding.Change errors = of(found, Check.ERRORS).change().value().orElseThrow();
    // each of 200 users has 28 active days, so the error is that of the mean of per-user rates:
    // sqrt((0.1 * 0.9 + 0.3 * 0.7) / 28 / 200)
    assertThat((errors.effect().high() - errors.effect().low()) / 2 / 1.959964)
        .isCloseTo(Math.sqrt(0.30 / 28 / 200), within(0.001));
  }

  @Test
  void saysWhichRoleIsMissing() {
    List<Finding> found = findings("error: failed\n", BREAK - 1, 62);
    assertThat(of(found, Check.UNFINISHED_WORKFLOWS).change().refusal())
        .contains("Needs an event that begins a workflow (map it as `started` in metrics.yaml).");
    assertThat(of(found, Check.COLLABORATION).verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(of(found, Check.FIRST_WEEK_RETURN).change().refusal().orElseThrow())
        .startsWith("The events begin on 2026-01-01, and ");
  }

  @Test
  void refusesWhereTheEventsDoNotReachBack() {
    Finding found = of(findings("error: failed\n", 20, 62), Check.ERRORS);
    assertThat(found.change().refusal())
        .contains("The events begin on 2026-01-01, and 2025-12-25 is needed.");
  }
}
