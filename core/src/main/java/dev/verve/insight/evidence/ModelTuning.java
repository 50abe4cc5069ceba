package dev.verve.insight.evidence;

import dev.verve.model.Curve;
import dev.verve.model.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * Weights learned for a model from events, with the decay and the curves that go with them.
 *
 * @param outcome what the weights were learned from
 * @param tuning the weights, judged on a later cut that they were not learned from
 * @param choice what was chosen beside the weights; empty when refused
 */
public record ModelTuning(Outcome outcome, Tuning tuning, Optional<Choice> choice) {
  /**
   * What was chosen on the training cuts alone.
   *
   * @param cuts the cuts
   * @param counting window and decay for all actions without their own
   * @param curves one an action, in the order of the model
   * @param stride of so many users one was learned on; 1 for everybody
   * @param segments weights of their own for some
   */
  public record Choice(
      Cuts cuts, Counting counting, List<Curve> curves, int stride, SegmentFinding segments) {
    /** Copies the curves. */
    public Choice {
      curves = List.copyOf(curves);
    }
  }
}
