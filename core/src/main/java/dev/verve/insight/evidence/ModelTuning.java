package dev.verve.insight.evidence;

import dev.verve.model.Curve;
import dev.verve.model.Decay;
import dev.verve.model.Outcome;
import java.util.Optional;

/**
 * Weights learned for a model from events, with the decay and the curve that go with them.
 *
 * @param outcome what the weights were learned from
 * @param tuning the weights, judged on a later date that they were not learned from
 * @param choice what was chosen beside the weights; empty when refused
 */
public record ModelTuning(Outcome outcome, Tuning tuning, Optional<Choice> choice) {
  /**
   * What was chosen on the training dates alone.
   *
   * @param cuts the dates
   * @param decay for all actions without a decay of their own
   * @param curve for all actions
   */
  public record Choice(Cuts cuts, Decay decay, Curve curve) {}
}
