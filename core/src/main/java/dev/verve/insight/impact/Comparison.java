package dev.verve.insight.impact;

import dev.verve.stats.Conclusion;
import dev.verve.stats.Cuped;
import dev.verve.stats.Effect;
import java.util.Optional;

/**
 * One arm against the control on one metric.
 *
 * @param arm the treated arm
 * @param metric the metric
 * @param share whether the metric is the share of users who did something
 * @param verdict what can be said
 * @param effect mean of the arm minus mean of the control; refused where no number can be believed
 * @param adjustedP the p-value of the verdict, after Holm where several comparisons are read
 *     together
 * @param relative the lift relative to the control, a fraction
 * @param cuped the effect after removing what the earlier value explains
 * @param smallestDetectable the effect that this many users would show four times in five
 */
public record Comparison(
    String arm,
    String metric,
    boolean share,
    Verdict verdict,
    Conclusion<Effect> effect,
    Conclusion<Double> adjustedP,
    Conclusion<Effect> relative,
    Conclusion<Cuped> cuped,
    Conclusion<Double> smallestDetectable) {

  /** The effect that decides: the one by CUPED where there is one; empty where none is known. */
  public Optional<Effect> deciding() {
    return cuped.value().map(Cuped::effect).or(effect::value);
  }
}
