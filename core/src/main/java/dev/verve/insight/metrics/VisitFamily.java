package dev.verve.insight.metrics;

import dev.verve.model.EventRole;
import dev.verve.model.RoleKind;
import dev.verve.sql.Bounds;
import dev.verve.sql.MetricSql;
import java.util.List;
import java.util.Optional;

/**
 * Visits, cut by pauses of {@value MetricSql#PAUSE_MINUTES} minutes: how long, and on how many
 * pages.
 */
final class VisitFamily implements Family {
  /** No visit lasts longer than a day: a longer one is a tab that was left open. */
  private static final double MINUTES_OF_A_DAY = 1_440;

  @Override
  public List<Metric> metrics() {
    return List.of(Metric.BOUNCE_RATE, Metric.SESSION_LENGTH);
  }

  @Override
  public void answer(MetricRun run, Findings findings) {
    Optional<EventRole> page = run.question().roles().role(RoleKind.PAGE);
    Optional<EventRole> session = run.question().roles().role(RoleKind.SESSION);
    if (page.isEmpty()) {
      findings.cannot(RoleKind.PAGE.missing(), Metric.BOUNCE_RATE);
    }
    if (session.isPresent()) {
      Sums told =
          Sums.ofPeriods(
              run.engine(),
              run.sql().value(session.get(), 0, MINUTES_OF_A_DAY, run.asked()),
              "n",
              "total");
      ratios(run, findings, Metric.SESSION_LENGTH, told, 1, "total", "n");
    }
    if (!run.sql().tellsTimeOfDay()) {
      findings.cannot(
          "Needs times of the day: the events tell only their date, and visits cannot be told apart.",
          Metric.BOUNCE_RATE,
          Metric.SESSION_LENGTH);
      return;
    }
    boolean bounce = page.isPresent() && run.question().asks(Metric.BOUNCE_RATE);
    boolean length = session.isEmpty() && run.question().asks(Metric.SESSION_LENGTH);
    if (bounce || length) {
      Sums visits =
          Sums.ofPeriods(
              run.engine(),
              run.sql().visit(run.question().roles().role(RoleKind.VISIT), page, run.asked()),
              "visits",
              "seconds",
              "with_page",
              "single_page");
      if (bounce) {
        ratios(run, findings, Metric.BOUNCE_RATE, visits, 1, "single_page", "with_page");
      }
      if (length) {
        ratios(run, findings, Metric.SESSION_LENGTH, visits, 60, "seconds", "visits");
      }
    }
  }

  static void ratios(
      MetricRun run,
      Findings findings,
      Metric metric,
      Sums sums,
      double unit,
      String numerator,
      String denominator) {
    List<Bounds> periods = run.question().periods();
    for (int i = 0; i < periods.size(); i++) {
      for (String segment : run.segments()) {
        findings.ratio(
            metric,
            periods.get(i),
            run.name(segment),
            sums.get(segment, i + 1L, numerator) / unit,
            sums.get(segment, i + 1L, denominator));
      }
    }
  }
}
