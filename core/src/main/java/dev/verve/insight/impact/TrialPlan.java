package dev.verve.insight.impact;

import dev.verve.stats.BivariateMoments;
import dev.verve.stats.Conclusion;
import dev.verve.stats.Moments;
import dev.verve.stats.Power;

/**
 * What an experiment could show, reckoned from a metric's own history before anything is started.
 *
 * @param metric the metric as it is without treatment
 * @param power the chances of a false alarm and of finding an effect, the holdout, and what CUPED
 *     leaves of the variance
 */
public record TrialPlan(Moments metric, Power power) {

  /**
   * A plan on a history. An earlier value that explains part of the metric makes smaller effects
   * visible, by one minus the squared correlation.
   *
   * @param controlShare the share of users that is held out
   */
  public static Conclusion<TrialPlan> of(MetricSums history, double controlShare) {
    Moments metric = history.metric();
    if (metric.n() < ArmTest.LEAST_USERS) {
      return Conclusion.refused(
          "Not enough data yet: %,d of %d users.".formatted(metric.n(), ArmTest.LEAST_USERS));
    }
    if (metric.m2() == 0) {
      return Conclusion.refused("The metric does not vary.");
    }
    BivariateMoments filled = history.filled(history.pairs().x().mean());
    double left = filled.residual(slope(filled), filled.x().mean()).m2() / filled.y().m2();
    Power power =
        Power.defaults()
            .withControlShare(controlShare)
            .withVarianceRatio(Math.min(1, Math.max(1e-6, left)));
    return Conclusion.reached(new TrialPlan(metric, power));
  }

  private static double slope(BivariateMoments pairs) {
    return pairs.x().m2() == 0 ? 0 : pairs.comoment() / pairs.x().m2();
  }

  /** The smallest difference of means that so many users of all arms would show. */
  public Conclusion<Double> smallestEffect(long users) {
    double smallerArm = users * Math.min(power.controlShare(), 1 - power.controlShare());
    return smallerArm < ArmTest.LEAST_USERS
        ? Conclusion.refused(
            "The smaller arm would have %,.0f of at least %d users."
                .formatted(smallerArm, ArmTest.LEAST_USERS))
        : Conclusion.reached(power.smallestEffect(users, metric.variance()));
  }

  /** How many users of all arms a difference of means needs. */
  public long usersNeeded(double effect) {
    double smaller = Math.min(power.controlShare(), 1 - power.controlShare());
    long least = (long) Math.ceil(ArmTest.LEAST_USERS / smaller);
    return Math.max(least, power.usersNeeded(effect, metric.variance()));
  }
}
