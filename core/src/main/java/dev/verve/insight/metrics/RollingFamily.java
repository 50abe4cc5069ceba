package dev.verve.insight.metrics;

import dev.verve.sql.Bounds;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Users of rolling windows, found in one pass however many days are asked for: who is active on a
 * day enters every window, and leaves it so many days later unless active again before. The users
 * of a window are those who have entered less those who have left.
 */
final class RollingFamily implements Family {

  @Override
  public List<Metric> metrics() {
    return List.of(
        Metric.DAU,
        Metric.WAU,
        Metric.MAU,
        Metric.STICKINESS,
        Metric.DAU_MAU28,
        Metric.L7,
        Metric.L28);
  }

  @Override
  public void answer(MetricRun run, Findings findings) {
    Sums daily = Sums.ofDays(run.engine(), run.sql().fixed("metric_daily"), "users");
    Map<Integer, Sums> leaving = new TreeMap<>();
    run.engine().table("metric_leave", run.sql().fixed("metric_leave"));
    for (int days : List.of(7, 28, 30)) {
      String select = "select * from metric_leave where days = " + days;
      leaving.put(days, Sums.ofDays(run.engine(), select, "users"));
    }
    for (Bounds period : run.question().periods()) {
      for (String segment : run.segments()) {
        new Windows(daily, leaving, segment, period.last()).answer(period, run, findings);
      }
      if (!run.covers(MetricPeriod.MONTH.endingOn(period.last()))) {
        findings.warn(
            "The events do not reach back over the whole window of some metrics as of %s; days before them count as silent."
                .formatted(period.last()));
      }
    }
    curve(run, findings, Metric.L7, 7);
    curve(run, findings, Metric.L28, 28);
  }

  private static void curve(MetricRun run, Findings findings, Metric metric, int days) {
    Bounds period = run.question().last();
    Bounds window = new Bounds(period.last().minusDays(days - 1L), period.last());
    Sums users =
        Sums.of(run.engine(), run.sql().activeDays(window), row -> row.whole("days"), "users");
    double active = users.between("", 1, days, "users");
    for (int n = 1; n <= days; n++) {
      findings.ratio(metric, period, "days=" + n, users.get("", n, "users"), active);
    }
  }

  private record Windows(Sums daily, Map<Integer, Sums> leaving, String segment, LocalDate end) {

    void answer(Bounds period, MetricRun run, Findings findings) {
      String name = run.name(segment);
      findings.count(Metric.DAU, period, name, daily.get(segment, end.toEpochDay(), "users"));
      findings.count(Metric.WAU, period, name, users(7));
      findings.count(Metric.MAU, period, name, users(30));
      findings.ratio(Metric.STICKINESS, period, name, userDays(30) / 30, users(30));
      findings.ratio(Metric.DAU_MAU28, period, name, userDays(28) / 28, users(28));
      findings.ratio(Metric.L7, period, name, userDays(7), users(7));
      findings.ratio(Metric.L28, period, name, userDays(28), users(28));
    }

    private double users(int days) {
      long last = end.toEpochDay();
      Sums left = leaving.get(days);
      return daily.between(segment, Long.MIN_VALUE, last, "users")
          - (left == null ? 0 : left.between(segment, Long.MIN_VALUE, last, "users"));
    }

    private double userDays(int days) {
      long last = end.toEpochDay();
      return daily.between(segment, last - days + 1, last, "users");
    }
  }
}
