package dev.verve.stats;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/**
 * Compares one number per unit between the arms of a panel, with errors clustered at the unit of
 * assignment.
 *
 * <p>An arm's mean is the ratio of the clusters' sums to their sizes, so {@link RatioMetric} gives
 * the cluster-robust variance with the factor G/(G−1); with single-unit clusters this is Welch's
 * test exactly.
 */
final class ClusteredContrast {
  private static final int LEAST_CLUSTERS = 5;
  private static final double ROUNDING = 1e-10;

  private final Map<Integer, double[]> treated = new HashMap<>();
  private final Map<Integer, double[]> others = new HashMap<>();
  private final double rounding;

  private ClusteredContrast(Panel panel, IntToDoubleFunction number) {
    rounding = ROUNDING * panel.magnitude();
    for (int unit = 0; unit < panel.units(); unit++) {
      Map<Integer, double[]> arm = panel.treated(unit) ? treated : others;
      double[] sums = arm.computeIfAbsent(panel.cluster(unit), cluster -> new double[2]);
      sums[0]++;
      sums[1] += number.applyAsDouble(unit);
    }
  }

  /** Mean of the treated minus mean of the others; without any variation, an exact interval. */
  static Conclusion<Effect> of(Panel panel, IntToDoubleFunction number, double level) {
    return new ClusteredContrast(panel, number).effect(level);
  }

  private Conclusion<Effect> effect(double level) {
    if (!Collections.disjoint(treated.keySet(), others.keySet())) {
      return Conclusion.refused("A unit of assignment has treated and untreated members.");
    }
    if (Math.min(treated.size(), others.size()) < LEAST_CLUSTERS) {
      return Conclusion.refused("An arm has fewer than 5 units of assignment.");
    }
    Conclusion<RatioMetric> control = ratio(others.values());
    return ratio(treated.values()).then(t -> control.then(c -> effect(t, c, level)));
  }

  private Conclusion<Effect> effect(
      RatioMetric treatedMean, RatioMetric controlMean, double level) {
    if (Math.sqrt(treatedMean.variance() + controlMean.variance()) > rounding) {
      return treatedMean.minus(controlMean, level);
    }
    double difference = treatedMean.value() - controlMean.value();
    double p = Math.abs(difference) > rounding ? 0 : 1;
    return Conclusion.reached(new Effect(difference, difference, difference, p));
  }

  private static Conclusion<RatioMetric> ratio(Collection<double[]> clusters) {
    return RatioMetric.of(
        BivariateMoments.of(
            clusters.stream().mapToDouble(sums -> sums[0]).toArray(),
            clusters.stream().mapToDouble(sums -> sums[1]).toArray()));
  }
}
