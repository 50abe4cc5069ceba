package dev.verve.insight.impact;

import static dev.verve.problem.Check.require;

import java.util.List;
import java.util.Set;

/**
 * What the columns of a trial's relation mean.
 *
 * @param metrics the names of the metrics {@code m0, m1, …}, the primary ones first
 * @param before whether there is an earlier value {@code before}
 * @param ratios the metrics that are ratios, each with its denominator in {@code d0, d1, …}
 * @param segments the names of the traits {@code s0, s1, …}
 */
public record TrialColumns(
    List<String> metrics, boolean before, Set<String> ratios, List<String> segments) {
  public TrialColumns {
    metrics = List.copyOf(metrics);
    ratios = Set.copyOf(ratios);
    segments = List.copyOf(segments);
    require(!metrics.isEmpty(), "a trial needs a metric");
    require(metrics.containsAll(ratios), "a ratio is no metric: %s", ratios);
  }

  /** Metrics alone, or with one earlier value of each user. */
  public static TrialColumns of(List<String> metrics, boolean before) {
    return new TrialColumns(metrics, before, Set.of(), List.of());
  }

  /** The same where some metrics are ratios. */
  public TrialColumns withRatios(Set<String> some) {
    return new TrialColumns(metrics, before, some, segments);
  }

  /** The same with traits to explore by. */
  public TrialColumns withSegments(List<String> names) {
    return new TrialColumns(metrics, before, ratios, names);
  }

  boolean isRatio(int metric) {
    return ratios.contains(metrics.get(metric));
  }

  /** The value of a metric in SQL; of a ratio only where its denominator is known. */
  String metric(int metric) {
    return isRatio(metric)
        ? "case when d%1$d is not null then m%1$d end".formatted(metric)
        : "m" + metric;
  }

  /** What stands beside a metric in SQL: the denominator of a ratio, else the earlier value. */
  String beside(int metric) {
    return isRatio(metric) ? "d" + metric : before ? "before" : "cast(null as double)";
  }
}
