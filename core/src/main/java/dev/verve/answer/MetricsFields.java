package dev.verve.answer;

import dev.verve.insight.metrics.Benchmark;
import dev.verve.insight.metrics.Metric;
import dev.verve.insight.metrics.MetricAnswer;
import dev.verve.insight.metrics.MetricValue;
import java.util.List;
import java.util.Optional;

/** Metrics as fields: definitions, values by period and segment, and why one has none. */
public final class MetricsFields {
  private final MetricAnswer answer;
  private final Optional<Benchmark> benchmark;

  /** Fields of an answer, with an estimate of the industry where one is asked for. */
  public MetricsFields(MetricAnswer answer, Optional<Benchmark> benchmark) {
    this.answer = answer;
    this.benchmark = benchmark;
  }

  /** The answer, with what its reader has to know. */
  public void write(Fields json, List<String> warnings) {
    var periods = answer.question().periods();
    json.text("period", answer.question().period().word());
    json.text("from", periods.get(0).first());
    json.text("to", periods.get(periods.size() - 1).last());
    json.text("by", answer.question().by().orElse(null));
    json.list("metrics", list -> asked().forEach(m -> list.object(o -> metric(o, m))));
    json.texts("warnings", warnings);
  }

  private List<Metric> asked() {
    return answer.question().metrics().stream().sorted().toList();
  }

  private void metric(Fields json, Metric metric) {
    json.text("slug", metric.slug());
    json.text("title", metric.title());
    json.text("definition", metric.definition());
    json.text("formula", metric.formula());
    json.text("unit", metric.unit().word());
    numbers(json, answer.latest(metric));
    json.text("reason", answer.reasons().get(metric));
    if (Benchmark.isFor(metric) && benchmark.isPresent()) {
      json.object("benchmark", fields -> benchmark(fields, benchmark.get()));
    } else {
      json.unknown("benchmark");
    }
    json.list(
        "values",
        list -> answer.of(metric).forEach(value -> list.object(fields -> value(fields, value))));
  }

  private static void numbers(Fields json, Optional<MetricValue> value) {
    json.number("value", value.map(v -> v.value().orElse(Double.NaN)).orElse(Double.NaN));
    json.number("numerator", value.map(MetricValue::numerator).orElse(Double.NaN));
    json.number(
        "denominator", value.map(v -> v.denominator().orElse(Double.NaN)).orElse(Double.NaN));
  }

  private void value(Fields json, MetricValue value) {
    json.text("period", answer.question().period().word());
    json.text("period_start", value.period().first());
    json.text("period_end", value.period().last());
    json.text("segment", value.isTotal() ? null : value.segment());
    numbers(json, Optional.of(value));
  }

  private static void benchmark(Fields json, Benchmark benchmark) {
    json.text("kind", benchmark.word());
    json.text("title", benchmark.title());
    json.count("good_from", benchmark.good());
    json.count("good_to", benchmark.best());
    json.count("average_from", benchmark.average());
    json.text("warning", Benchmark.WARNING);
  }
}
