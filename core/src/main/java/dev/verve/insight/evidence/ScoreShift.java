package dev.verve.insight.evidence;

import dev.verve.engine.Engine;
import dev.verve.engine.EventSpan;
import dev.verve.engine.ScoreRun;
import dev.verve.model.Lock;
import dev.verve.plan.BoundModel;
import dev.verve.sql.Names;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the scores of two dates are spread alike, both on the scale of the later one. */
final class ScoreShift {
  private ScoreShift() {}

  static Drift between(
      Engine engine,
      BoundModel model,
      EventSpan span,
      @Nullable Lock lock,
      LocalDate from,
      LocalDate to) {
    ScoreRun run = new ScoreRun(engine, model, span, lock).prepare(from, to);
    Names now = new Names("_now");
    Names then = new Names("_then");
    run.at(to, now);
    run.at(from, then);
    return Drift.of(scores(engine, then), scores(engine, now));
  }

  private static double[] scores(Engine engine, Names names) {
    List<Double> scores = new ArrayList<>();
    engine.each("select score from " + names.score(), row -> scores.add(row.real("score")));
    return scores.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
