package dev.verve.duckdb;

import dev.verve.duckdb.source.EventInput;
import dev.verve.duckdb.source.Inputs;
import dev.verve.duckdb.source.RejectPolicy;
import dev.verve.engine.EventSpan;
import dev.verve.engine.ScoreRun;
import dev.verve.insight.intervention.Ground;
import dev.verve.insight.metrics.MetricAnswer;
import dev.verve.insight.metrics.MetricQuestion;
import dev.verve.insight.metrics.Metrics;
import dev.verve.model.ModelReader;
import dev.verve.plan.Binder;
import dev.verve.plan.BoundModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/** Metrics over events that are given as text. */
final class MetricsBench implements AutoCloseable {
  private final DuckDbEngine engine = DuckDbEngine.open(DuckDbOptions.defaults().withThreads(2));
  private final BoundModel model;
  private final EventSpan span;

  private MetricsBench(Path folder, String model, EventInput input) {
    Inputs inputs = Inputs.open(engine, input, folder);
    this.model = Binder.bind(ModelReader.read("model.yaml", model), inputs.shape());
    this.span = inputs.load(RejectPolicy.defaults()).span();
  }

  static MetricsBench of(Path folder, String model, String events) throws IOException {
    return new MetricsBench(folder, model, EventInput.of(file(folder, "events.csv", events)));
  }

  static MetricsBench of(Path folder, String model, String events, String users)
      throws IOException {
    EventInput input = EventInput.of(file(folder, "events.csv", events));
    return new MetricsBench(folder, model, input.withUsers(file(folder, "users.csv", users)));
  }

  private static Path file(Path folder, String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  DuckDbEngine engine() {
    return engine;
  }

  BoundModel model() {
    return model;
  }

  EventSpan span() {
    return span;
  }

  ScoreRun run() {
    return new ScoreRun(engine, model, span, null);
  }

  /** What judges of interventions stand on, with all known up to a day. */
  Ground ground(LocalDate lastKnown) {
    return new Ground(
        engine,
        model,
        span,
        this::run,
        "select distinct entity, cast(entity as varchar) as id from population",
        lastKnown);
  }

  MetricAnswer ask(MetricQuestion question) {
    return Metrics.of(engine, model, span).withScores(run()).answer(question);
  }

  @Override
  public void close() {
    engine.close();
  }
}
