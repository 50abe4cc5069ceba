package dev.verve.insight.metrics;

import dev.verve.engine.SmallTable;
import dev.verve.engine.SmallTable.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The values of metrics, and why some have none.
 *
 * @param question what was asked
 * @param values by metric, period and segment, in this order
 * @param reasons why a metric cannot be computed, as a sentence
 * @param warnings what a reader has to know, as sentences
 */
public record MetricAnswer(
    MetricQuestion question,
    List<MetricValue> values,
    Map<Metric, String> reasons,
    List<String> warnings) {
  public MetricAnswer {
    values = List.copyOf(values);
    reasons = Map.copyOf(reasons);
    warnings = List.copyOf(warnings);
  }

  /** The values of a metric. */
  public List<MetricValue> of(Metric metric) {
    return values.stream().filter(value -> value.metric() == metric).toList();
  }

  /** The value of a metric for everybody in the last period. */
  public Optional<MetricValue> latest(Metric metric) {
    return of(metric).stream().filter(MetricValue::isTotal).reduce((earlier, later) -> later);
  }

  /**
   * The values as rows {@code slug, period, period_start, segment, value, numerator, denominator};
   * {@code period_start} is a date as text, and a total has the segment null.
   */
  public SmallTable rows() {
    return rows(values);
  }

  /** The same without the totals. */
  public SmallTable segmentRows() {
    return rows(values.stream().filter(value -> !value.isTotal()).toList());
  }

  private SmallTable rows(List<MetricValue> some) {
    return SmallTable.named("metric_row")
        .with("slug", Type.TEXT)
        .with("period", Type.TEXT)
        .with("period_start", Type.TEXT)
        .with("segment", Type.TEXT)
        .with("value", Type.REAL)
        .with("numerator", Type.REAL)
        .with("denominator", Type.REAL)
        .withRows(some.stream().map(this::row).toList());
  }

  private List<@Nullable Object> row(MetricValue value) {
    return Arrays.asList(
        value.metric().slug(),
        question.period().word(),
        value.period().first().toString(),
        value.isTotal() ? null : value.segment(),
        value.value().isPresent() ? value.value().getAsDouble() : null,
        value.numerator(),
        value.denominator().isPresent() ? value.denominator().getAsDouble() : null);
  }
}
