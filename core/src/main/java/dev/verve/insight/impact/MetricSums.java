package dev.verve.insight.impact;

import dev.verve.stats.Binomial;
import dev.verve.stats.BivariateMoments;
import dev.verve.stats.Conclusion;
import dev.verve.stats.Moments;
import dev.verve.stats.RatioMetric;
import java.util.OptionalDouble;

/**
 * One metric in one arm, as sums.
 *
 * @param pairs users whose earlier value (x) is known beside the metric (y); of a ratio its
 *     denominator (x) and numerator (y)
 * @param alone users without an earlier value
 * @param missing users of the arm without a value of the metric
 * @param kind what the metric is
 */
public record MetricSums(BivariateMoments pairs, Moments alone, long missing, Kind kind) {

  /** What a metric is. */
  public enum Kind {
    /** The mean of a number. */
    MEAN,
    /** The share of users who did something: every value is 0 or 1. */
    SHARE,
    /** A sum over a sum, such as revenue per session. */
    RATIO
  }

  /** The metric of a sample without earlier values. */
  public static MetricSums of(Moments metric, Kind kind) {
    return new MetricSums(BivariateMoments.NONE, metric, 0, kind);
  }

  /** The metric of both arms together. */
  public MetricSums plus(MetricSums other) {
    return new MetricSums(
        pairs.plus(other.pairs),
        alone.plus(other.alone),
        missing + other.missing,
        kind == other.kind ? kind : Kind.MEAN);
  }

  MetricSums withKind(Kind other) {
    return new MetricSums(pairs, alone, missing, other);
  }

  /** Whether the metric is a share. */
  public boolean share() {
    return kind == Kind.SHARE;
  }

  boolean isRatio() {
    return kind == Kind.RATIO;
  }

  /** The metric of all users who have a value; of a ratio its numerators. */
  public Moments metric() {
    return alone.plus(pairs.y());
  }

  /** The mean, or the ratio of the sums; empty where nobody has a value. */
  public OptionalDouble level() {
    if (isRatio()) {
      return ratio()
          .map(RatioMetric::value)
          .fold(OptionalDouble::of, why -> OptionalDouble.empty());
    }
    Moments all = metric();
    return all.n() == 0 ? OptionalDouble.empty() : OptionalDouble.of(all.mean());
  }

  /** The ratio with its variance on the randomised user. */
  Conclusion<RatioMetric> ratio() {
    return RatioMetric.of(pairs);
  }

  /**
   * The pairs of all users: who has no earlier value is given the mean of the others, which is
   * harmless because the earlier value cannot depend on the arm.
   */
  BivariateMoments filled(double mean) {
    BivariateMoments stand =
        new BivariateMoments(new Moments(alone.n(), alone.n() == 0 ? 0 : mean, 0), alone, 0);
    return pairs.plus(stand);
  }

  /** Whether a mean of so many values is near normal, as far as shares can tell. */
  boolean nearNormal() {
    Moments all = metric();
    return !share() || new Binomial(Math.round(all.mean() * all.n()), all.n()).nearNormal();
  }
}
