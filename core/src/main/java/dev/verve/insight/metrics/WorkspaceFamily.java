package dev.verve.insight.metrics;

import dev.verve.sql.Bounds;
import dev.verve.stats.LifeCycle;
import java.util.List;

/**
 * Activity of accounts, their coming and going, and the product engagement that is made of it. An
 * account's users may stand in different segments, so that what is counted of accounts is of all.
 */
final class WorkspaceFamily implements Family {
  private static final String NO_ACCOUNTS =
      "Needs accounts: no column names them; name it with `--map account=COLUMN`.";

  @Override
  public List<Metric> metrics() {
    return List.of(
        Metric.WORKSPACE_ACTIVITY_TREND,
        Metric.WORKSPACE_ACTIONS,
        Metric.GROWTH,
        Metric.PRODUCT_ENGAGEMENT);
  }

  @Override
  public void answer(MetricRun run, Findings findings) {
    Sums workspaces =
        Sums.ofPeriods(
            run.engine(),
            "select '' as segment, w.* from (" + run.sql().fixed("metric_workspace") + ") w",
            "active",
            "members",
            "actions",
            "arrived",
            "retained",
            "leaving");
    boolean accounts = workspaces.between("", 0, Long.MAX_VALUE, "active") > 0;
    Sums flow = run.flow();
    Sums features = Sums.ofPeriods(run.engine(), run.featureUse(), "users");
    if (!accounts) {
      findings.cannot(NO_ACCOUNTS, Metric.WORKSPACE_ACTIVITY_TREND, Metric.WORKSPACE_ACTIONS);
    }
    List<Bounds> periods = run.question().periods();
    for (int i = 0; i < periods.size(); i++) {
      long key = i + 1L;
      Bounds period = periods.get(i);
      if (accounts) {
        double active = workspaces.get("", key, "active");
        findings.ratio(
            Metric.WORKSPACE_ACTIVITY_TREND,
            period,
            "",
            workspaces.get("", key, "members"),
            active);
        findings.ratio(
            Metric.WORKSPACE_ACTIONS, period, "", workspaces.get("", key, "actions"), active);
      }
      if (run.knowsBefore(i)) {
        LifeCycle cycle = FlowFamily.cycle(accounts ? workspaces : flow, "", key);
        engagement(run, findings, period, cycle, adoption(run, flow, features, key), flow, key);
      } else {
        findings.cannot(
            "The period before %s does not lie wholly within the events.".formatted(period.first()),
            Metric.GROWTH,
            Metric.PRODUCT_ENGAGEMENT);
      }
    }
  }

  private static double adoption(MetricRun run, Sums flow, Sums features, long key) {
    int count = MetricTables.features(run.model()).size();
    return features.get("", key, "users") / (flow.get("", key, "active") * count);
  }

  private static void engagement(
      MetricRun run,
      Findings findings,
      Bounds period,
      LifeCycle cycle,
      double adoption,
      Sums flow,
      long key) {
    double gained = (double) cycle.arrived() + cycle.resurrected();
    findings.ratio(Metric.GROWTH, period, "", gained, gained + cycle.dormant());
    double stickiness =
        flow.get("", key, "user_days")
            / run.question().period().days()
            / flow.get("", key, "active");
    double growth = gained / (gained + cycle.dormant());
    double sum = adoption + stickiness + growth;
    if (Double.isFinite(sum)) {
      findings.ratio(Metric.PRODUCT_ENGAGEMENT, period, "", sum, 3);
    } else {
      findings.cannot(
          "One of its three parts is unknown: nobody was active, or nobody came or left.",
          Metric.PRODUCT_ENGAGEMENT);
    }
  }
}
