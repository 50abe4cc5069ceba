package dev.verve.insight.evidence;

import dev.verve.stats.Isotonic;
import dev.verve.stats.Platt;
import java.util.function.DoubleUnaryOperator;

/**
 * Turns scores into the probability of an outcome, as it was among users whose outcome is known: by
 * Platt's curve where they are few, by isotonic regression, which asks for more and assumes less,
 * from {@value #ENOUGH_FOR_ISOTONIC} of either outcome on.
 *
 * @param method the name of the curve
 * @param curve from a score to a probability
 */
record ProbabilityCurve(String method, DoubleUnaryOperator curve) {
  static final int ENOUGH_FOR_ISOTONIC = 1_000;

  /** The curve for users of both outcomes. */
  static ProbabilityCurve of(ScoredUsers known) {
    int rarer = Math.min(known.positives(), known.size() - known.positives());
    return rarer >= ENOUGH_FOR_ISOTONIC
        ? new ProbabilityCurve(
            "isotonic", Isotonic.fit(known.scores(), known.outcomes())::probability)
        : new ProbabilityCurve("Platt", Platt.fit(known.scores(), known.outcomes())::probability);
  }

  double probability(double score) {
    return curve.applyAsDouble(score);
  }
}
