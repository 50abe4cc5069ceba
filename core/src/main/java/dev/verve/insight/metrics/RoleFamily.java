package dev.verve.insight.metrics;

import dev.verve.model.EventRole;
import dev.verve.model.RoleKind;
import dev.verve.sql.Bounds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What single events tell by the roles that {@code metrics.yaml} gives them. */
final class RoleFamily implements Family {
  private static final Map<RoleKind, Metric> METRICS =
      Map.of(
          RoleKind.SCROLL, Metric.SCROLL_DEPTH,
          RoleKind.ITEM, Metric.CONTENT_CONSUMPTION_RATE,
          RoleKind.INTERACTION, Metric.COLLABORATION_RATE,
          RoleKind.SURVEY, Metric.NET_PROMOTER_SCORE);

  @Override
  public List<Metric> metrics() {
    return List.copyOf(METRICS.values());
  }

  @Override
  public void answer(MetricRun run, Findings findings) {
    METRICS.forEach(
        (kind, metric) ->
            run.question()
                .roles()
                .role(kind)
                .ifPresentOrElse(
                    role -> answer(run, findings, role),
                    () -> findings.cannot(kind.missing(), metric)));
  }

  private static void answer(MetricRun run, Findings findings, EventRole role) {
    switch (role.kind()) {
      case SCROLL -> scroll(run, findings, role);
      case ITEM -> items(run, findings, role);
      case INTERACTION -> interaction(run, findings, role);
      case SURVEY -> survey(run, findings, role);
      case VISIT, PAGE, SESSION, ADOPTED, STARTED, FINISHED, SUPPORT, ERROR, LOAD ->
          throw new IllegalArgumentException("no metric of its own: " + role.kind());
    }
  }

  private static void scroll(MetricRun run, Findings findings, EventRole role) {
    Sums sums =
        Sums.ofPeriods(run.engine(), run.sql().value(role, 0, 100, run.asked()), "n", "total");
    VisitFamily.ratios(run, findings, Metric.SCROLL_DEPTH, sums, 1, "total", "n");
  }

  private static void survey(MetricRun run, Findings findings, EventRole role) {
    Sums sums =
        Sums.ofPeriods(
            run.engine(),
            "select *, promoters - detractors as balance from ("
                + run.sql().survey(role, run.asked())
                + ") s",
            "answers",
            "balance");
    VisitFamily.ratios(run, findings, Metric.NET_PROMOTER_SCORE, sums, 1, "balance", "answers");
  }

  private static void interaction(MetricRun run, Findings findings, EventRole role) {
    Sums users = Sums.ofPeriods(run.engine(), run.sql().interaction(role, run.asked()), "users");
    Sums flow = run.flow();
    List<Bounds> periods = run.question().periods();
    for (int i = 0; i < periods.size(); i++) {
      for (String segment : run.segments()) {
        findings.ratio(
            Metric.COLLABORATION_RATE,
            periods.get(i),
            run.name(segment),
            users.get(segment, i + 1L, "users"),
            flow.get(segment, i + 1L, "active"));
      }
    }
  }

  private static void items(MetricRun run, Findings findings, EventRole role) {
    Double available = role.available();
    if (available == null) {
      findings.cannot(
          "Needs the number of items: write `available: NUMBER` at `item` in metrics.yaml.",
          Metric.CONTENT_CONSUMPTION_RATE);
      return;
    }
    Map<String, Double> items = new HashMap<>();
    run.engine()
        .each(
            run.sql().item(role, run.asked()),
            row ->
                items.put(row.whole("period_key") + " " + row.text("segment"), row.real("items")));
    List<Bounds> periods = run.question().periods();
    for (int i = 0; i < periods.size(); i++) {
      for (String segment : run.segments()) {
        String key = (i + 1) + " " + (segment.isEmpty() ? null : segment);
        findings.ratio(
            Metric.CONTENT_CONSUMPTION_RATE,
            periods.get(i),
            run.name(segment),
            items.getOrDefault(key, 0.0),
            available);
      }
    }
  }
}
