package dev.verve.insight.metrics;

import java.util.List;

/** Metrics that share their sums. */
interface Family {
  /** What it can answer. */
  List<Metric> metrics();

  /** Answers for every period and segment of a run. */
  void answer(MetricRun run, Findings findings);
}
