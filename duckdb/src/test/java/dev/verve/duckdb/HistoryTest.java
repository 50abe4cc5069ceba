package dev.verve.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.verve.duckdb.source.EventInput;
import dev.verve.duckdb.source.Inputs;
import dev.verve.duckdb.source.RejectPolicy;
import dev.verve.engine.EventSpan;
import dev.verve.engine.Row;
import dev.verve.engine.ScoreRun;
import dev.verve.engine.Scored;
import dev.verve.insight.Distribution;
import dev.verve.insight.History;
import dev.verve.insight.HistoryDay;
import dev.verve.model.Lock;
import dev.verve.model.ModelReader;
import dev.verve.plan.Binder;
import dev.verve.plan.BoundModel;
import dev.verve.sql.Bounds;
import dev.verve.sql.HistoryForm;
import dev.verve.sql.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each day of a history is what a fresh run as of that day gives. */
@Order(1)
class HistoryTest {
  private static final LocalDate START = LocalDate.of(2026, 1, 1);
  private static final LocalDate FIRST = LocalDate.of(2026, 2, 20);
  private static final LocalDate LAST = LocalDate.of(2026, 3, 10);
  private static final List<String> PLANS = List.of("free", "pro", "test");
  private static final Names FRESH = new Names("_fresh");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void pointsThatAdd(long seed) throws IOException {
    check(new RandomModel(new SplittableRandom(seed)).adding(""), HistoryForm.SUMS, seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6, 7, 8})
  void pointsThatAddWithoutRounding(long seed) throws IOException {
    check(new RandomModel(new SplittableRandom(seed)).addingWhole(), HistoryForm.SUMS, seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void pointsThatAddAndDecayByHalfLife(long seed) throws IOException {
    String decay = "{half_life: " + seed % 4 + ".5d}";
    check(new RandomModel(new SplittableRandom(seed)).adding(decay), HistoryForm.SUMS, seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24})
  void pointsThatAddAndDecayLinearly(long seed) throws IOException {
    String decay = "{linear: " + (3 + 5 * (seed % 4)) + "d}";
    check(new RandomModel(new SplittableRandom(seed)).adding(decay), HistoryForm.SUMS, seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33, 34, 35, 36, 37, 38})
  void everyMeasureCurveAndCap(long seed) throws IOException {
    check(new RandomModel(new SplittableRandom(seed)).anything(""), HistoryForm.CHANGES, seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {51, 52})
  void cappedDecay(long seed) throws IOException {
    check(new RandomModel(new SplittableRandom(seed)).anything("{half_life: 4d}"), null, seed);
  }

  @Test
  void powersThatWouldOverflowAreLeftToTheDays() throws IOException {
    String model = "name: steep\nactions: {event0: 1}\ndecay: {half_life: 0.01d}\n";
    check(model, HistoryForm.DAYS, 61);
  }

  private void check(String text, @Nullable HistoryForm form, long seed) throws IOException {
    try (DuckDbEngine engine = DuckDbEngine.open(DuckDbOptions.defaults().withThreads(2))) {
      EventInput input = EventInput.of(events(seed)).withUsers(people(seed));
      Inputs inputs = Inputs.open(engine, input, folder);
      BoundModel model = Binder.bind(ModelReader.read("model.yaml", text), inputs.shape());
      assertThat(model.unresolved()).isEmpty();
      if (form != null) {
        assertThat(HistoryForm.of(model, new Bounds(FIRST, LAST))).isEqualTo(form);
      }
      EventSpan span = inputs.load(RejectPolicy.defaults()).span();
      ScoreRun run = new ScoreRun(engine, model, span, null).prepare(FIRST, LAST);
      Scored last = run.at(LAST, Names.SINGLE);
      History history = new History(engine, model, run);
      List<HistoryDay> days = history.days(FIRST, last);
      engine.table("kept_history", "select * from " + history.daily(FIRST, last));
      assertThat(days).hasSize(19);
      for (HistoryDay day : days) {
        fresh(engine, model, span, last, day.day());
        compare(engine, model, day, text + "seed " + seed + ", " + day.day());
      }
    }
  }

  /** Scores a day from nothing but the events, on the scale of the history. */
  private static void fresh(
      DuckDbEngine engine, BoundModel model, EventSpan span, Scored last, LocalDate day) {
    Lock lock = new Lock("drawn", "", last.fit().scale(), null, LAST, 1, 1, 1);
    new ScoreRun(engine, model, span, lock).prepare(day).at(day, FRESH);
  }

  private static void compare(DuckDbEngine engine, BoundModel model, HistoryDay day, String told) {
    Row apart =
        engine
            .query(
                """
                select count(*) as users, count(f.entity) as fresh, count(h.entity) as kept,
                  avg(f.score) as average,
                  coalesce(max(abs(h.raw - f.raw)), 0) as raw,
                  coalesce(max(abs(h.score - f.score)), 0) as score,
                  count(*) filter (h.band <> f.band) as bands
                from score_fresh f
                full join (select * from kept_history where day = date '%s') h using (entity)"""
                    .formatted(day.day()))
            .get(0);
    assertThat(apart.whole("fresh")).as(told).isEqualTo(apart.whole("users")).isPositive();
    assertThat(apart.whole("kept")).as(told).isEqualTo(apart.whole("users"));
    assertThat(apart.real("raw")).as(told).isLessThan(1e-9);
    assertThat(apart.real("score")).as(told).isLessThan(1e-9);
    assertThat(apart.whole("bands")).as(told).isZero();
    assertThat(day.distribution().population()).as(told).isEqualTo(apart.whole("users"));
    assertThat(day.distribution().average().orElseThrow())
        .as(told)
        .isCloseTo(apart.real("average"), within(1e-9));
    assertThat(day.distribution().bands())
        .as(told)
        .isEqualTo(Distribution.of(engine, model, "score_fresh").bands());
  }

  private Path events(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder rows = new StringBuilder("user_id,event,timestamp,account_id,amount,page,plan\n");
    for (int user = 0; user < 25; user++) {
      int joined = random.nextInt(60);
      for (int i = random.nextInt(40); i >= 0; i--) {
        LocalDate day = START.plusDays(joined + (long) random.nextInt(69 - joined));
        rows.append(
            "u%d,event%d,%sT%02d:00:00Z,a%d,%s,p%d,%s\n"
                .formatted(
                    user,
                    random.nextInt(4),
                    day,
                    random.nextInt(24),
                    random.nextInt(8) == 0 ? random.nextInt(4) : user % 4,
                    random.nextInt(4000) / 100.0,
                    random.nextInt(5),
                    random.nextInt(3) == 0 ? PLANS.get(random.nextInt(3)) : ""));
      }
    }
    return Files.writeString(folder.resolve("events.csv"), rows);
  }

  /** Users whose plan the file tells, or under another name, so that the events tell it. */
  private Path people(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed + 1);
    String plan = seed % 2 == 0 ? "plan" : "former_plan";
    StringBuilder rows = new StringBuilder("user_id,%s,first_seen\n".formatted(plan));
    for (int user = 5; user < 30; user++) {
      String seen = random.nextBoolean() ? "" : START.plusDays(random.nextInt(80)).toString();
      rows.append("u%d,%s,%s\n".formatted(user, PLANS.get(random.nextInt(3)), seen));
    }
    return Files.writeString(folder.resolve("users.csv"), rows);
  }
}
