package dev.verve.insight.evidence;

import dev.verve.stats.Estimate;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What one action is worth.
 *
 * @param action its name
 * @param weight the change of the log-odds of the outcome for one more of it, held at or above zero
 *     unless signs were allowed, with its bootstrap interval
 * @param points the weight as whole points; empty when unknown or rounding costs too much
 * @param signed the weight without bound or penalty, with its Wald interval
 * @param cap the amount above which more did not count; empty where all of it did
 * @param note what to know about it, empty when nothing
 */
public record LearnedWeight(
    String action,
    Estimate weight,
    OptionalLong points,
    Estimate signed,
    OptionalDouble cap,
    String note) {

  static String note(Estimate weight, Estimate signed, OptionalLong points) {
    if (weight.either(it -> it.value() < 0, unknown -> false)) {
      return weight.either(it -> it.high() < 0, unknown -> false)
          ? "predicts loss: takes points off"
          : "cannot be told from zero";
    }
    boolean negative = signed.either(it -> it.value() < 0, unknown -> false);
    boolean loss = signed.either(it -> it.high() < 0, unknown -> false);
    if (loss) {
      return "predicts loss: no positive signal";
    }
    if (negative || weight.either(it -> it.value() <= 0, unknown -> false)) {
      return "no positive signal";
    }
    if (weight.either(it -> it.low() <= 0, unknown -> false)) {
      return "cannot be told from zero";
    }
    return points.isPresent() && points.getAsLong() == 0 ? "too small to round to a point" : "";
  }
}
