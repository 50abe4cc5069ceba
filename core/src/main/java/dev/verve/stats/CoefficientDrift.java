package dev.verve.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether what an action is worth has changed between two closed periods: a z-test of the
 * difference of its weights in two unpenalised {@linkplain SignedFit signed fits}, adjusted over
 * the actions by Benjamini and Hochberg, and a practical floor of 30 % of the former weight.
 * Penalised or bounded weights would not do: they are pulled to zero by different amounts. The
 * periods are taken as independent; users present in both make the test cautious when they behave
 * alike in both.
 *
 * @param action its name
 * @param before the former weight; unknown when that fit does not exist
 * @param after the later weight; unknown when that fit does not exist
 * @param z the difference in standard errors; 0 when a weight is unknown
 * @param p the adjusted two-sided p-value; 1 when a weight is unknown
 * @param changed whether the change is both significant at 5 % and at least 30 %
 */
public record CoefficientDrift(
    String action, Estimate before, Estimate after, double z, double p, boolean changed) {
  private static final double LEVEL = 0.05;
  private static final double LEAST_CHANGE = 0.3;

  /**
   * Compares two fits of the same features.
   *
   * @param actions the names of the features, in their order
   */
  public static List<CoefficientDrift> between(
      SignedFit before, SignedFit after, List<String> actions) {
    Require.sameRows(actions.size(), before.features(), "weights before");
    Require.sameRows(actions.size(), after.features(), "weights after");
    double[] z = new double[actions.size()];
    double[] p = new double[actions.size()];
    for (int j = 0; j < z.length; j++) {
      double error = Math.hypot(before.standardError(j), after.standardError(j));
      z[j] = difference(before.weight(j), after.weight(j)) / error;
      p[j] = PValue.twoSided(z[j]);
    }
    double[] adjusted = MultipleTests.benjaminiHochberg(p);
    List<CoefficientDrift> drifts = new ArrayList<>();
    for (int j = 0; j < z.length; j++) {
      Estimate then = before.weight(j);
      Estimate now = after.weight(j);
      boolean large = Math.abs(difference(then, now)) >= LEAST_CHANGE * Math.abs(valueOrZero(then));
      boolean changed = adjusted[j] < LEVEL && large;
      drifts.add(new CoefficientDrift(actions.get(j), then, now, z[j], adjusted[j], changed));
    }
    return List.copyOf(drifts);
  }

  private static double difference(Estimate before, Estimate after) {
    return valueOrZero(after) - valueOrZero(before);
  }

  // An unknown weight has an infinite standard error, so what stands for its value has no effect.
  private static double valueOrZero(Estimate estimate) {
    return estimate.either(Measured::value, unknown -> 0.0);
  }
}
