package dev.verve.insight.metrics;

import dev.verve.engine.Row;
import dev.verve.plan.ActionRow;
import dev.verve.sql.Bounds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which features the active users use. */
final class FeatureFamily implements Family {
  @Override
  public List<Metric> metrics() {
    return List.of(Metric.FEATURE_ADOPTION_RATE);
  }

  @Override
  public void answer(MetricRun run, Findings findings) {
    List<ActionRow> features = MetricTables.features(run.model());
    Map<Long, Map<Long, Double>> byFeature = new HashMap<>();
    Sums used = new FeatureSums(byFeature).read(run);
    Sums flow = run.flow();
    List<Bounds> periods = run.question().periods();
    for (int i = 0; i < periods.size(); i++) {
      long key = i + 1L;
      for (String segment : run.segments()) {
        findings.ratio(
            Metric.FEATURE_ADOPTION_RATE,
            periods.get(i),
            run.name(segment),
            used.get(segment, key, "users"),
            flow.get(segment, key, "active") * features.size());
      }
      for (ActionRow feature : features) {
        findings.ratio(
            Metric.FEATURE_ADOPTION_RATE,
            periods.get(i),
            "action=" + feature.branch() + "." + feature.action().slug(),
            byFeature.getOrDefault((long) feature.key(), Map.of()).getOrDefault(key, 0.0),
            flow.get("", key, "active"));
      }
    }
  }

  /** Reads users by feature, and beside it their sums by segment. */
  private record FeatureSums(Map<Long, Map<Long, Double>> byFeature) {
    Sums read(MetricRun run) {
      return Sums.of(run.engine(), run.featureUse(), this::keyOf, "users");
    }

    private long keyOf(Row row) {
      byFeature
          .computeIfAbsent(row.whole("action_key"), action -> new HashMap<>())
          .merge(row.whole("period_key"), row.real("users"), Double::sum);
      return row.whole("period_key");
    }
  }
}
