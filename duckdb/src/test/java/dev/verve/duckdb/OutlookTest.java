package dev.verve.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.duckdb.source.EventInput;
import dev.verve.duckdb.source.Inputs;
import dev.verve.duckdb.source.RejectPolicy;
import dev.verve.engine.ScoreRun;
import dev.verve.engine.Scored;
import dev.verve.insight.AccountExplanation;
import dev.verve.insight.AccountOutlook;
import dev.verve.insight.Explanation;
import dev.verve.insight.Lift;
import dev.verve.model.Band;
import dev.verve.model.ModelReader;
import dev.verve.plan.Binder;
import dev.verve.plan.BoundModel;
import dev.verve.sql.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said to lift a score does, one less does not, and it falls on the day that was said. */
class OutlookTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
  private static final String MODEL =
      """
      name: outlook
      window: 20d
      decay: {half_life: 6d}
      hold: 1
      scale: {method: saturating, half: 12}
      accounts: {rollup: %s}
      tree:
        core:
          max_points: 30
          actions: {a: 2, b: {weight: 3, curve: sqrt}}
        more:
          actions: {c: {weight: 1, measure: days}}
      """;

  @TempDir Path folder;

  @Test
  void oneUser() throws IOException {
    List<String> done = done(3);
    int lifted = 0;
    for (String id : List.of("u0", "u1", "u2", "u3")) {
      Explanation now = answer(done, "mean", DAY, run -> user(run, id));
      for (Lift lift : counted(now.lifts())) {
        Band next = now.next().orElseThrow();
        String name = lift.action().action().slug();
        List<String> enough = with(done, List.of(id), name, (int) lift.extra());
        List<String> less = with(done, List.of(id), name, (int) lift.extra() - 1);
        assertThat(answer(enough, "mean", DAY, run -> user(run, id)).score())
            .as(id + " " + lift)
            .isGreaterThanOrEqualTo(next.least());
        assertThat(answer(less, "mean", DAY, run -> user(run, id)).score())
            .as(id + " " + lift)
            .isLessThan(next.least());
        lifted++;
      }
      if (now.daysUntilFall().isPresent()) {
        LocalDate falls = DAY.plusDays(now.daysUntilFall().getAsInt());
        double held = now.band().least() - 1;
        assertThat(answer(done, "mean", falls, run -> user(run, id)).score()).isLessThan(held);
        assertThat(answer(done, "mean", falls.minusDays(1), run -> user(run, id)).score())
            .isGreaterThanOrEqualTo(held);
      }
    }
    assertThat(lifted).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mean", "median", "max", "{top: 2}", "active_share", "sum, scale: {method: cap, at: 60}"
      })
  void anAccount(String rollup) throws IOException {
    List<String> done = done(7);
    List<String> users = List.of("u0", "u1", "u2", "u3", "u4");
    AccountExplanation now = answer(done, rollup, DAY, OutlookTest::account);
    AccountOutlook outlook = now.outlook();
    assertThat(outlook.unknown()).isEmpty();
    for (Lift lift : counted(outlook.lifts())) {
      double target = outlook.next().orElseThrow().least();
      String name = lift.action().action().slug();
      List<String> enough = with(done, users, name, (int) lift.extra());
      List<String> less = with(done, users, name, (int) lift.extra() - 1);
      assertThat(answer(enough, rollup, DAY, OutlookTest::account).score())
          .as(rollup + " " + lift)
          .isGreaterThanOrEqualTo(target);
      assertThat(answer(less, rollup, DAY, OutlookTest::account).score())
          .as(rollup + " " + lift)
          .isLessThan(target);
    }
    assertThat(outlook.daysUntilFall()).as(rollup).isPresent();
    LocalDate falls = DAY.plusDays(outlook.daysUntilFall().getAsInt());
    Function<Run, AccountExplanation> account = OutlookTest::account;
    assertThat(answer(done, rollup, falls, account).band()).isNotEqualTo(now.band());
    assertThat(answer(done, rollup, falls.minusDays(1), account).score())
        .as(rollup)
        .isGreaterThan(answer(done, rollup, falls, account).score());
  }

  /** Others are counted by days, of which the last has one already. */
  private static List<Lift> counted(List<Lift> lifts) {
    return lifts.stream().filter(lift -> !lift.action().action().slug().equals("c")).toList();
  }

  /** Five users of one account, drawn at random. */
  private static List<String> done(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> done = new ArrayList<>();
    for (int user = 0; user < 5; user++) {
      int events = random.nextInt(2, 14);
      for (int i = 0; i < events; i++) {
        String name = "abc".substring(random.nextInt(3)).substring(0, 1);
        done.add("u%d,acme,%s,%s".formatted(user, name, DAY.minusDays(random.nextInt(12))));
      }
    }
    return done;
  }

  private static List<String> with(List<String> done, List<String> users, String name, int extra) {
    List<String> more = new ArrayList<>(done);
    for (String user : users) {
      for (int i = 0; i < extra; i++) {
        more.add("%s,acme,%s,%s".formatted(user, name, DAY));
      }
    }
    return more;
  }

  private record Run(DuckDbEngine engine, BoundModel model, Scored scored) {}

  private static Explanation user(Run run, String id) {
    return Explanation.of(run.engine, run.model, run.scored, id).orElseThrow();
  }

  private static AccountExplanation account(Run run) {
    return AccountExplanation.of(run.engine, run.model, run.scored, "acme").orElseThrow();
  }

  private <T> T answer(List<String> done, String rollup, LocalDate day, Function<Run, T> question)
      throws IOException {
    Path file = folder.resolve("events.csv");
    Files.writeString(file, "user_id,account_id,event,timestamp\n" + String.join("\n", done) + "\n");
    try (DuckDbEngine engine = DuckDbEngine.open(DuckDbOptions.defaults().withThreads(1))) {
      Inputs inputs = Inputs.open(engine, EventInput.of(file), folder);
      BoundModel model =
          Binder.bind(ModelReader.read("m.yaml", MODEL.formatted(rollup)), inputs.shape());
      var span = inputs.load(RejectPolicy.defaults()).span();
      Scored scored =
          new ScoreRun(engine, model, span, null).prepare(day).at(day, Names.SINGLE);
      return question.apply(new Run(engine, model, scored));
    }
  }
}
