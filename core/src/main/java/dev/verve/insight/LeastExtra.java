package dev.verve.insight;

import dev.verve.plan.ActionRow;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * The least amount more of an action with which a score reaches a target. More of an action with a
 * positive weight never lowers a score, so that doubling and halving find it: to a whole number
 * where the action counts whole things, else to a thousandth.
 */
final class LeastExtra {
  private static final double MOST = 1e9;
  private static final double PRECISION = 1e-3;

  private LeastExtra() {}

  /**
   * Finds it.
   *
   * @param scoreWith the score if so much more were done
   * @return empty where no amount reaches the target within the caps
   */
  static OptionalDouble reaching(ActionRow action, double target, DoubleUnaryOperator scoreWith) {
    if (scoreWith.applyAsDouble(MOST) < target) {
      return OptionalDouble.empty();
    }
    double low = 0;
    double high = 1;
    while (scoreWith.applyAsDouble(high) < target) {
      low = high;
      high *= 2;
    }
    boolean whole = EntityHistory.countsWhole(action);
    while (high - low > (whole ? 0.5 : PRECISION)) {
      double middle = (low + high) / 2;
      if (scoreWith.applyAsDouble(middle) < target) {
        low = middle;
      } else {
        high = middle;
      }
    }
    if (!whole) {
      return OptionalDouble.of(high);
    }
    double extra = Math.ceil(low + 1e-9);
    return OptionalDouble.of(scoreWith.applyAsDouble(extra) >= target ? extra : extra + 1);
  }
}
