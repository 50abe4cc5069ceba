package dev.verve.insight.metrics;

import dev.verve.engine.ScoreRun;
import dev.verve.engine.Scored;
import dev.verve.sql.Bounds;
import dev.verve.sql.Names;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The mean score at the end of each period, on the scale of the last one where none is frozen. */
final class ScoreFamily implements Family {
  private static final Names NAMES = new Names("_metric");

  private final Optional<ScoreRun> scores;

  ScoreFamily(Optional<ScoreRun> scores) {
    this.scores = scores;
  }

  @Override
  public List<Metric> metrics() {
    return List.of(Metric.USER_ACTIVITY_SCORE);
  }

  @Override
  public void answer(MetricRun run, Findings findings) {
    if (scores.isEmpty()) {
      findings.cannot("Needs a score model: name it with `--model`.", Metric.USER_ACTIVITY_SCORE);
      return;
    }
    List<Bounds> periods = new ArrayList<>(run.question().periods());
    LocalDate first = periods.get(0).last();
    LocalDate last = periods.get(periods.size() - 1).last();
    ScoreRun score = scores.get().prepare(first, last);
    List<Runnable> found = new ArrayList<>();
    Collections.reverse(periods);
    for (Bounds period : periods) {
      Scored scored = score.at(period.last(), NAMES);
      Sums sums =
          Sums.of(run.engine(), run.sql().score(scored.names()), row -> 0, "users", "total");
      found.add(() -> report(run, findings, period, sums));
    }
    Collections.reverse(found);
    found.forEach(Runnable::run);
  }

  private static void report(MetricRun run, Findings findings, Bounds period, Sums sums) {
    for (String segment : run.segments()) {
      findings.ratio(
          Metric.USER_ACTIVITY_SCORE,
          period,
          run.name(segment),
          sums.get(segment, 0, "total"),
          sums.get(segment, 0, "users"));
    }
  }
}
