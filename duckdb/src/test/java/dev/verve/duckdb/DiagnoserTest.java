package dev.verve.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.verve.duckdb.source.EventInput;
import dev.verve.duckdb.source.Inputs;
import dev.verve.duckdb.source.RejectPolicy;
import dev.verve.engine.EventSpan;
import dev.verve.engine.ScoreRun;
import dev.verve.insight.diagnosis.ActionEffect;
import dev.verve.insight.diagnosis.BandEffect;
import dev.verve.insight.diagnosis.Before;
import dev.verve.insight.diagnosis.Diagnoser;
import dev.verve.insight.diagnosis.Diagnosis;
import dev.verve.insight.diagnosis.DiagnosisOptions;
import dev.verve.insight.diagnosis.Edits;
import dev.verve.insight.diagnosis.SegmentView;
import dev.verve.model.Entity;
import dev.verve.model.ModelReader;
import dev.verve.model.ScoreModel;
import dev.verve.plan.Binder;
import dev.verve.plan.BoundModel;
import dev.verve.sql.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every view of a diagnosis sums to the change of the average, whatever the model. */
class DiagnoserTest {
  private static final LocalDate START = LocalDate.of(2026, 1, 1);
  private static final LocalDate FROM = LocalDate.of(2026, 2, 10);
  private static final LocalDate TO = LocalDate.of(2026, 3, 1);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyViewSums(long seed) throws IOException {
    RandomModel random = new RandomModel(new SplittableRandom(seed));
    String decay = seed % 3 == 0 ? "{half_life: 6d}" : seed % 3 == 1 ? "{linear: 15d}" : "";
    check(segmented(random.anything(decay)), Optional.empty(), seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24, 25, 26})
  void everyViewSumsWhenTheModelChanged(long seed) throws IOException {
    RandomModel random = new RandomModel(new SplittableRandom(seed));
    String before = segmented(random.anything(seed % 2 == 0 ? "{half_life: 6d}" : ""));
    check(segmented(random.anything("")), Optional.of(before), seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {41, 42})
  void everyViewSumsForAccounts(long seed) throws IOException {
    RandomModel random = new RandomModel(new SplittableRandom(seed));
    String model = random.anything("").replaceAll("(?s)overrides:.*?tree:", "tree:");
    check("entity: account\n" + model, Optional.empty(), seed);
  }

  private static String segmented(String model) {
    return "segments: [plan, page]\n" + model;
  }

  private void check(String text, Optional<String> before, long seed) throws IOException {
    ScoreModel model = ModelReader.read("model.yaml", text);
    try (DuckDbEngine engine = DuckDbEngine.open(DuckDbOptions.defaults().withThreads(2))) {
      EventInput input = EventInput.of(events(seed)).withEntity(model.entity());
      Inputs inputs =
          Inputs.open(
              engine,
              model.entity() == Entity.USER ? input.withUsers(people(seed)) : input,
              folder);
      BoundModel bound = Binder.bind(model, inputs.shape());
      EventSpan span = inputs.load(RejectPolicy.defaults()).span();
      Diagnoser diagnoser = new Diagnoser(engine, bound, span, DiagnosisOptions.defaults());
      ScoreRun run = new ScoreRun(engine, bound, span, null);
      Diagnosis diagnosis;
      if (before.isPresent()) {
        BoundModel old = Binder.bind(ModelReader.read("before.yaml", before.get()), inputs.shape());
        ScoreRun stood = new ScoreRun(engine, old, span, null);
        diagnosis = diagnoser.between(run, FROM, TO, new Before(old, stood));
        new ScoreRun(engine, old, span, null).prepare(FROM, TO).at(FROM, new Names("_first"));
      } else {
        diagnosis = diagnoser.between(run, FROM, TO);
        engine.view("score_first", "select * from score_from");
      }
      String told = "seed " + seed + "\n" + text;
      assertThat(diagnosis.averageFrom())
          .as(told)
          .isCloseTo(average(engine, "score_first"), within(1e-9));
      assertThat(diagnosis.averageTo())
          .as(told)
          .isCloseTo(average(engine, "score_to"), within(1e-9));
      assertSums(diagnosis, told);
    }
  }

  private static double average(DuckDbEngine engine, String relation) {
    return engine.query("select avg(score) as average from " + relation).get(0).real("average");
  }

  private static void assertSums(Diagnosis diagnosis, String told) {
    double delta = diagnosis.delta();
    assertThat(Math.abs(delta)).as(told).isGreaterThan(1e-3);
    double scale = diagnosis.edits().map(Edits::scale).orElse(0.0);
    double actions = diagnosis.actions().stream().mapToDouble(ActionEffect::total).sum();
    assertThat(actions + scale).as("actions, " + told).isCloseTo(delta, within(1e-9));
    double branches = diagnosis.branches().stream().mapToDouble(b -> b.count() + b.weight()).sum();
    assertThat(branches + scale).as("branches, " + told).isCloseTo(delta, within(1e-9));
    for (SegmentView view : diagnosis.segments()) {
      assertThat(sum(view)).as(view.traits() + ", " + told).isCloseTo(delta, within(1e-9));
    }
    diagnosis
        .pair()
        .ifPresent(pair -> assertThat(sum(pair)).as(told).isCloseTo(delta, within(1e-9)));
    assertThat(sum(diagnosis.cohorts())).as("cohorts, " + told).isCloseTo(delta, within(1e-9));
    assertThat(
            diagnosis.population().retained().tested().value()
                + diagnosis.population().entered().tested().value()
                + diagnosis.population().lost().tested().value())
        .as("population, " + told)
        .isCloseTo(delta, within(1e-9));
    assertThat(diagnosis.bands().stream().mapToDouble(BandEffect::effect).sum())
        .as("bands, " + told)
        .isCloseTo(delta, within(1e-9));
  }

  private static double sum(SegmentView view) {
    return view.effects().stream().mapToDouble(e -> e.rate() + e.mix()).sum();
  }

  /** Two users and a scale without a bend, small enough for paper. */
  @Test
  void countAndWeightByHand() throws IOException {
    Path events =
        Files.writeString(
            folder.resolve("two.csv"),
            """
            user_id,event,timestamp
            a,login,2026-01-01
            a,login,2026-01-02
            b,login,2026-01-02
            a,share,2026-01-05
            a,login,2026-01-09
            b,share,2026-01-09
            b,share,2026-01-10
            """);
    String model =
        "name: m\nwindow: 5d\nscale: {method: cap, at: 50}\ntree: {t: {actions: {login: %d, share: %d}}}\n";
    try (DuckDbEngine engine = DuckDbEngine.open(DuckDbOptions.defaults())) {
      Inputs inputs = Inputs.open(engine, EventInput.of(events), folder);
      BoundModel now = bind(inputs, model.formatted(4, 3));
      BoundModel old = bind(inputs, model.formatted(2, 5));
      EventSpan span = inputs.load(RejectPolicy.defaults()).span();
      Diagnosis diagnosis =
          new Diagnoser(engine, now, span, DiagnosisOptions.defaults())
              .between(
                  new ScoreRun(engine, now, span, null),
                  LocalDate.parse("2026-01-05"),
                  LocalDate.parse("2026-01-10"),
                  new Before(old, new ScoreRun(engine, old, span, null)));
      // logins a user: 3/2 then 1/2; shares 1/2 then 2/2; a point is 2 of the score
      assertThat(diagnosis.averageFrom()).isCloseTo(2 * (1.5 * 2 + 0.5 * 5), within(1e-9));
      assertThat(diagnosis.averageTo()).isCloseTo(2 * (0.5 * 4 + 1 * 3), within(1e-9));
      ActionEffect login = diagnosis.actions().get(0);
      assertThat(login.count()).isCloseTo(2 * -1 * 3, within(1e-9));
      assertThat(login.weight()).isCloseTo(2 * 2 * 1, within(1e-9));
      ActionEffect share = diagnosis.actions().get(1);
      assertThat(share.count()).isCloseTo(2 * 0.5 * 4, within(1e-9));
      assertThat(share.weight()).isCloseTo(2 * -2 * 0.75, within(1e-9));
    }
  }

  private static BoundModel bind(Inputs inputs, String model) {
    return Binder.bind(ModelReader.read("m.yaml", model), inputs.shape());
  }

  private Path events(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> pages = List.of("p0", "p1", "p2", "");
    StringBuilder rows = new StringBuilder("user_id,event,timestamp,account_id,amount,page\n");
    for (int user = 0; user < 150; user++) {
      int joined = random.nextInt(60);
      for (int i = random.nextInt(25); i >= 0; i--) {
        LocalDate day = START.plusDays(joined + (long) random.nextInt(69 - joined));
        rows.append(
            "u%d,event%d,%sT%02d:00:00Z,a%d,%s,%s\n"
                .formatted(
                    user,
                    random.nextInt(4),
                    day,
                    random.nextInt(24),
                    user % 40,
                    random.nextInt(4000) / 100.0,
                    pages.get(random.nextInt(4))));
      }
    }
    return Files.writeString(folder.resolve("events.csv"), rows);
  }

  private Path people(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed + 1);
    StringBuilder rows = new StringBuilder("user_id,plan,first_seen\n");
    List<String> plans = List.of("free", "pro", "test");
    for (int user = 20; user < 160; user++) {
      String seen = random.nextBoolean() ? "" : START.plusDays(random.nextInt(70)).toString();
      rows.append("u%d,%s,%s\n".formatted(user, plans.get(random.nextInt(3)), seen));
    }
    return Files.writeString(folder.resolve("users.csv"), rows);
  }
}
