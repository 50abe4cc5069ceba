package dev.verve.insight.metrics;

import dev.verve.sql.Bounds;
import java.util.OptionalDouble;

/**
 * A value of a metric.
 *
 * @param metric the metric
 * @param period the days that it covers
 * @param segment empty for everybody, else {@code trait=value}, {@code action=branch.action} for
 *     one feature, {@code days=n} for a step of a power-user curve
 * @param value in the metric's unit; empty where the denominator is 0
 * @param numerator what is divided, before any factor of 100; the value itself where nothing is
 * @param denominator what it is divided by; empty where nothing is divided
 */
public record MetricValue(
    Metric metric,
    Bounds period,
    String segment,
    OptionalDouble value,
    double numerator,
    OptionalDouble denominator) {

  /** A count. */
  static MetricValue count(Metric metric, Bounds period, String segment, double value) {
    return new MetricValue(
        metric, period, segment, OptionalDouble.of(value), value, OptionalDouble.empty());
  }

  /** A quotient; per cent and balances are multiplied by 100. */
  static MetricValue ratio(
      Metric metric, Bounds period, String segment, double numerator, double denominator) {
    boolean hundredths = metric.unit() == MetricUnit.PERCENT || metric.unit() == MetricUnit.BALANCE;
    double factor = hundredths && metric != Metric.SCROLL_DEPTH ? 100 : 1;
    return new MetricValue(
        metric,
        period,
        segment,
        denominator == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(factor * numerator / denominator),
        numerator,
        OptionalDouble.of(denominator));
  }

  /** Whether it covers everybody and everything. */
  public boolean isTotal() {
    return segment.isEmpty();
  }
}
