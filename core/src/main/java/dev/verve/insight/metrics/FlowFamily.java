package dev.verve.insight.metrics;

import dev.verve.sql.Bounds;
import dev.verve.stats.LifeCycle;
import java.util.List;

/** Actions and users of a period, and where these come from: growth accounting. */
final class FlowFamily implements Family {
  private static final Metric[] OF_TWO_PERIODS = {
    Metric.RETENTION_RATE,
    Metric.NEW_USERS,
    Metric.RETAINED_USERS,
    Metric.RESURRECTED_USERS,
    Metric.DORMANT_USERS,
    Metric.QUICK_RATIO
  };

  @Override
  public List<Metric> metrics() {
    return List.of(
        Metric.USER_ENGAGEMENT_SCORE,
        Metric.USER_ENGAGEMENT_SCORE_WEIGHTED,
        Metric.RETENTION_RATE,
        Metric.NEW_USERS,
        Metric.RETAINED_USERS,
        Metric.RESURRECTED_USERS,
        Metric.DORMANT_USERS,
        Metric.QUICK_RATIO);
  }

  @Override
  public void answer(MetricRun run, Findings findings) {
    Sums flow = run.flow();
    Sums known = Sums.ofDays(run.engine(), run.sql().since("first_seen"), "users");
    List<Bounds> periods = run.question().periods();
    for (int i = 0; i < periods.size(); i++) {
      Bounds period = periods.get(i);
      for (String segment : run.segments()) {
        double users = known.between(segment, Long.MIN_VALUE, period.last().toEpochDay(), "users");
        String name = run.name(segment);
        findings.ratio(
            Metric.USER_ENGAGEMENT_SCORE,
            period,
            name,
            flow.get(segment, i + 1L, "actions"),
            users);
        findings.ratio(
            Metric.USER_ENGAGEMENT_SCORE_WEIGHTED,
            period,
            name,
            flow.get(segment, i + 1L, "worth"),
            users);
        if (run.knowsBefore(i)) {
          lifeCycle(findings, period, name, cycle(flow, segment, i + 1L));
        }
      }
      if (!run.knowsBefore(i)) {
        findings.cannot(
            "The period before %s does not lie wholly within the events.".formatted(period.first()),
            OF_TWO_PERIODS);
      }
    }
  }

  /** Where the users of a period come from, and who left since the one before. */
  static LifeCycle cycle(Sums flow, String segment, long key) {
    long active = Math.round(flow.get(segment, key, "active"));
    long arrived = Math.round(flow.get(segment, key, "arrived"));
    long retained = Math.round(flow.get(segment, key, "retained"));
    long dormant = Math.round(flow.get(segment, key - 1, "leaving"));
    return new LifeCycle(arrived, retained, active - arrived - retained, dormant);
  }

  private static void lifeCycle(Findings findings, Bounds period, String name, LifeCycle cycle) {
    long before = cycle.retained() + cycle.dormant();
    findings.ratio(Metric.RETENTION_RATE, period, name, (double) cycle.retained(), (double) before);
    findings.count(Metric.NEW_USERS, period, name, (double) cycle.arrived());
    findings.count(Metric.RETAINED_USERS, period, name, (double) cycle.retained());
    findings.count(Metric.RESURRECTED_USERS, period, name, (double) cycle.resurrected());
    findings.count(Metric.DORMANT_USERS, period, name, (double) cycle.dormant());
    findings.ratio(
        Metric.QUICK_RATIO,
        period,
        name,
        (double) (cycle.arrived() + cycle.resurrected()),
        (double) cycle.dormant());
  }
}
