package dev.verve.benchmarks;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.duckdb.DuckDbOptions;
import dev.verve.engine.EventSpan;
import dev.verve.engine.ScoreRun;
import dev.verve.event.Schema;
import dev.verve.event.TimeKind;
import dev.verve.insight.intervention.Ground;
import dev.verve.insight.intervention.InterventionJudge;
import dev.verve.insight.intervention.Judgement;
import dev.verve.model.Intervention;
import dev.verve.model.InterventionReader;
import dev.verve.model.ModelReader;
import dev.verve.model.ScoreModel;
import dev.verve.plan.Binder;
import dev.verve.plan.BoundModel;
import dev.verve.plan.EventShape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * A product in which nothing is ever done, and an intervention that claims to have woken up those
 * who were low on its eve: by the whole way from events to the verdict.
 */
final class BounceBack {
  private static final int USERS = 800;
  private static final int DAYS = 140;
  private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
  private static final ScoreModel MODEL =
      ModelReader.read(
          "bounce.yaml",
          """
          name: bounce
          window: 14d
          actions: {work: 1}
          scale: {method: cap, at: 14}
          """);

  private final long seed;

  BounceBack(long seed) {
    this.seed = seed;
  }

  /** The verdict on those who were low, with a share of them drawn to go without. */
  Judgement judged(String holdout) {
    return judged(plan(holdout));
  }

  private Judgement judged(Intervention plan) {
    try (DuckDbEngine engine = DuckDbEngine.open(DuckDbOptions.defaults().withThreads(2))) {
      engine.table("event", text().formatted(seed, USERS, DAYS));
      EventShape shape =
          new EventShape(TimeKind.LOCAL, new Nothing(), false, Optional.empty(), false);
      BoundModel model = Binder.bind(MODEL, shape);
      EventSpan span = new EventSpan(FIRST, FIRST.plusDays(DAYS - 1L));
      Ground ground =
          new Ground(
              engine,
              model,
              span,
              () -> new ScoreRun(engine, model, span, null),
              "select distinct entity, entity as id from population",
              span.last());
      return new InterventionJudge(ground).judge(plan);
    }
  }

  private Intervention plan(String holdout) {
    LocalDate start = FIRST.plusDays(112);
    return InterventionReader.read(
        "wake-up.yaml",
        "name: wake-up-%d\ntarget: {rule: {score: {lt: 25}}}\nstart: %s\nanalysis: %s\nholdout: %s\n"
            .formatted(seed, start, start.plusDays(20), holdout),
        MODEL);
  }

  private record Nothing() implements Schema {
    @Override
    public Optional<String> access(String property) {
      return Optional.empty();
    }

    @Override
    public Set<String> names() {
      return Set.of();
    }
  }

  private static String text() {
    try (InputStream stream = BounceBack.class.getResourceAsStream("bounce_event.sql")) {
      if (stream == null) {
        throw new IllegalStateException("no file bounce_event.sql");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
