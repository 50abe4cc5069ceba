package dev.verve.insight.impact;

import dev.verve.stats.Binomial;
import dev.verve.stats.BivariateMoments;
import dev.verve.stats.Moments;

/**
 * One metric in one arm, as sums.
 *
 * @param pairs users whose earlier value (x) is known beside the metric (y)
 * @param alone users without an earlier value
 * @param missing users of the arm without a value of the metric
 * @param share whether every value is 0 or 1
 */
public record MetricSums(BivariateMoments pairs, Moments alone, long missing, boolean share) {

  /** The metric of a sample without earlier values. */
  public static MetricSums of(Moments metric, boolean share) {
    return new MetricSums(BivariateMoments.NONE, metric, 0, share);
  }

  /** The metric of both arms together. */
  public MetricSums plus(MetricSums other) {
    return new MetricSums(
        pairs.plus(other.pairs),
        alone.plus(other.alone),
        missing + other.missing,
        share && other.share);
  }

  /** The metric of all users who have a value. */
  public Moments metric() {
    return alone.plus(pairs.y());
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
    return !share || new Binomial(Math.round(all.mean() * all.n()), all.n()).nearNormal();
  }
}
