package dev.verve.insight.metrics;

import dev.verve.sql.Bounds;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What families of metrics have found so far. */
final class Findings {
  private final Map<Metric, List<MetricValue>> values = new EnumMap<>(Metric.class);
  private final Map<Metric, String> reasons = new EnumMap<>(Metric.class);
  private final Set<String> warnings = new LinkedHashSet<>();

  void count(Metric metric, Bounds period, String segment, double value) {
    add(MetricValue.count(metric, period, segment, value));
  }

  void ratio(Metric metric, Bounds period, String segment, double numerator, double denominator) {
    add(MetricValue.ratio(metric, period, segment, numerator, denominator));
  }

  private void add(MetricValue value) {
    values.computeIfAbsent(value.metric(), metric -> new ArrayList<>()).add(value);
  }

  /** Says why metrics cannot be computed, where nothing else was said before. */
  void cannot(String reason, Metric... metrics) {
    for (Metric metric : metrics) {
      reasons.putIfAbsent(metric, reason);
    }
  }

  void warn(String warning) {
    warnings.add(warning);
  }

  /** The answer, without what nobody asked for; a metric without a value has its reason. */
  MetricAnswer answer(MetricQuestion question) {
    List<MetricValue> asked = new ArrayList<>();
    values.forEach(
        (metric, found) -> {
          if (question.metrics().contains(metric)) {
            asked.addAll(found);
          }
        });
    Map<Metric, String> open = new EnumMap<>(Metric.class);
    for (Metric metric : question.metrics()) {
      List<MetricValue> found = values.getOrDefault(metric, List.of());
      if (found.stream().noneMatch(value -> value.value().isPresent())) {
        open.put(
            metric,
            reasons.getOrDefault(metric, "The denominator is 0: " + metric.formula() + "."));
      }
    }
    return new MetricAnswer(question, asked, open, List.copyOf(warnings));
  }
}
