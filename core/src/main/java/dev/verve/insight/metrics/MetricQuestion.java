package dev.verve.insight.metrics;

import static dev.verve.problem.Check.require;

import dev.verve.model.EventRoles;
import dev.verve.sql.Bounds;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is asked of the metrics.
 *
 * @param metrics which of them
 * @param period the kind of the periods
 * @param periods adjacent periods of this kind, oldest first; at least one
 * @param roles what the product's events mean
 * @param by the trait to tell users apart by; empty for not at all
 */
public record MetricQuestion(
    Set<Metric> metrics,
    MetricPeriod period,
    List<Bounds> periods,
    EventRoles roles,
    Optional<String> by) {
  public MetricQuestion {
    metrics = Set.copyOf(metrics);
    periods = List.copyOf(periods);
    require(!periods.isEmpty(), "at least one period is asked for");
    for (int i = 0; i < periods.size(); i++) {
      require(periods.get(i).length() == period.days(), "a period is %s", periods.get(i));
      require(
          i == 0 || periods.get(i - 1).last().plusDays(1).equals(periods.get(i).first()),
          "periods are not adjacent at %s",
          periods.get(i));
    }
  }

  /** Everything, of everybody. */
  public static MetricQuestion of(MetricPeriod period, List<Bounds> periods) {
    return new MetricQuestion(
        EnumSet.allOf(Metric.class), period, periods, EventRoles.NONE, Optional.empty());
  }

  /** The same of some metrics alone. */
  public MetricQuestion withMetrics(Set<Metric> other) {
    return new MetricQuestion(other, period, periods, roles, by);
  }

  /** The same with events that are known to play roles. */
  public MetricQuestion withRoles(EventRoles other) {
    return new MetricQuestion(metrics, period, periods, other, by);
  }

  /** The same by a trait of the users. */
  public MetricQuestion withSegments(String trait) {
    return new MetricQuestion(metrics, period, periods, roles, Optional.of(trait));
  }

  boolean asks(Metric... any) {
    for (Metric metric : any) {
      if (metrics.contains(metric)) {
        return true;
      }
    }
    return false;
  }

  Bounds first() {
    return periods.get(0);
  }

  Bounds last() {
    return periods.get(periods.size() - 1);
  }
}
