package dev.verve.insight.evidence;

import dev.verve.stats.Auc;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Weights as whole points that people can add up: rescaled so that the largest is 10, or 20, 50 or
 * 100 where 10 is too coarse, and rounded.
 *
 * @param values the points of each action
 * @param lost the area under the ROC curve that rounding costs on the rows of the fit; below zero
 *     when it happens to gain
 */
record Points(List<Long> values, double lost) {
  /** The most that rounding may cost. */
  static final double MOST_LOST = 0.005;

  private static final int[] LARGEST = {10, 20, 50, 100};

  /** The coarsest points that lose little enough; empty when none do or all weights are 0. */
  static Optional<Points> of(double[] weights, ActionTable table) {
    double greatest = Arrays.stream(weights).map(Math::abs).max().orElse(0);
    if (greatest <= 0) {
      return Optional.empty();
    }
    double exact = Auc.of(table.sums(weights), table.outcomes());
    for (int largest : LARGEST) {
      double factor = largest / greatest;
      List<Long> values = Arrays.stream(weights).mapToObj(w -> Math.round(w * factor)).toList();
      double[] rounded = values.stream().mapToDouble(Long::doubleValue).toArray();
      double lost = exact - Auc.of(table.sums(rounded), table.outcomes());
      if (lost <= MOST_LOST) {
        return Optional.of(new Points(values, lost));
      }
    }
    return Optional.empty();
  }
}
