package dev.verve.insight.metrics;

import dev.verve.engine.Engine;
import dev.verve.engine.EventSpan;
import dev.verve.engine.ScoreRun;
import dev.verve.plan.BoundModel;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import java.util.List;
import java.util.Optional;

/**
 * Computes the metrics of the catalog over an engine's relation {@code event} and, where the bound
 * model knows of one, {@code person}. The engine sums by period and segment in one pass for each
 * family of metrics; what is concluded from the sums is concluded here.
 */
public final class Metrics {
  private final Engine engine;
  private final BoundModel model;
  private final EventSpan span;
  private final Optional<ScoreRun> scores;

  private Metrics(Engine engine, BoundModel model, EventSpan span, Optional<ScoreRun> scores) {
    this.engine = engine;
    this.model = model;
    this.span = span;
    this.scores = scores;
  }

  /**
   * Metrics without a score.
   *
   * @param model what counts as a meaningful action; {@link EveryEvent} where there is none
   * @param span the days of the events
   */
  public static Metrics of(Engine engine, BoundModel model, EventSpan span) {
    return new Metrics(engine, model, span, Optional.empty());
  }

  /** The same with the score that a run gives. */
  public Metrics withScores(ScoreRun run) {
    return new Metrics(engine, model, span, Optional.of(run));
  }

  /**
   * Answers a question.
   *
   * @throws UserError where the trait to tell users apart by is unknown or has too many values
   */
  public MetricAnswer answer(MetricQuestion question) {
    if (question.last().last().isBefore(span.first())) {
      throw UserError.of(
          Place.option("--to " + question.last().last()),
          "the events begin later, on " + span.first(),
          "Ask for a period that they cover.");
    }
    Findings findings = new Findings();
    MetricRun run = new MetricRun(engine, model, span, question);
    run.prepare();
    if (!run.covers(question.first())) {
      findings.warn(
          "The events begin on %s, within the first period, which begins on %s; the days before count as silent."
              .formatted(span.first(), question.first().first()));
    }
    for (Family family : families()) {
      if (question.asks(family.metrics().toArray(Metric[]::new))) {
        family.answer(run, findings);
      }
    }
    return findings.answer(question);
  }

  private List<Family> families() {
    return List.of(
        new ScoreFamily(scores),
        new FlowFamily(),
        new RollingFamily(),
        new FeatureFamily(),
        new AdoptionFamily(),
        new WorkspaceFamily(),
        new VisitFamily(),
        new RoleFamily());
  }
}
