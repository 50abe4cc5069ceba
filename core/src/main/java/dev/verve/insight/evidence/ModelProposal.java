package dev.verve.insight.evidence;

import dev.verve.model.Action;
import dev.verve.model.Branch;
import dev.verve.model.Curve;
import dev.verve.model.ScoreModel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The model as learning would have it. Only weights, window, decay and curves differ; an action
 * about which nothing could be learned keeps its weight.
 *
 * @param before the model as it stands
 * @param after the proposal
 */
public record ModelProposal(ScoreModel before, ScoreModel after) {
  private static final double LARGEST = 10;

  /** The proposal of a tuning; empty where it was refused. */
  public static Optional<ModelProposal> of(ScoreModel model, ModelTuning tuned) {
    return tuned
        .choice()
        .map(
            choice ->
                new ModelProposal(
                    model,
                    changed(
                        choice.counting().in(model), tuned.tuning().weights(), choice.curves())));
  }

  private static ScoreModel changed(
      ScoreModel model, List<LearnedWeight> weights, List<Curve> curves) {
    double greatest = weights.stream().mapToDouble(it -> value(it).orElse(0.0)).max().orElse(0);
    Iterator<LearnedWeight> weight = weights.iterator();
    Iterator<Curve> curve = curves.iterator();
    List<Branch> branches = new ArrayList<>();
    for (Branch branch : model.branches()) {
      List<Action> actions = new ArrayList<>();
      for (Action action : branch.actions()) {
        LearnedWeight learned = weight.next();
        actions.add(
            action
                .withWeight(weight(learned, greatest).orElse(action.weight()))
                .withCurve(curve.next()));
      }
      branches.add(branch.withActions(actions));
    }
    return model.withBranches(branches);
  }

  /** Whole points; where rounding would cost too much, three digits on the same scale. */
  private static Optional<Double> weight(LearnedWeight learned, double greatest) {
    if (learned.points().isPresent()) {
      return Optional.of((double) learned.points().getAsLong());
    }
    return value(learned)
        .map(it -> greatest > 0 ? Math.round(1000 * LARGEST * it / greatest) / 1000.0 : it);
  }

  private static Optional<Double> value(LearnedWeight learned) {
    return learned.weight().measured().map(it -> it.value());
  }
}
