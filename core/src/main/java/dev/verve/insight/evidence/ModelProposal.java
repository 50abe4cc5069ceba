package dev.verve.insight.evidence;

import dev.verve.model.Action;
import dev.verve.model.Branch;
import dev.verve.model.Curve;
import dev.verve.model.ScoreModel;
import dev.verve.model.WeightOverride;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The model as learning would have it. Only weights, caps, window, decay, curves and overrides by
 * segment differ; an action about which nothing could be learned keeps its weight.
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
            it ->
                of(
                    model,
                    new Way(it.counting(), it.curves()),
                    tuned.tuning().weights(),
                    it.segments().weights()));
  }

  /** Weights as they are learned, with the way of counting that goes with them. */
  static ModelProposal of(
      ScoreModel model, Way way, List<LearnedWeight> weights, List<SegmentWeights> segments) {
    ScoreModel changed = changed(way.counting().in(model), weights, way.curves());
    if (segments.isEmpty()) {
      return new ModelProposal(model, changed);
    }
    double perPoint = perPoint(weights);
    List<WeightOverride> overrides = new ArrayList<>(model.overrides());
    for (SegmentWeights each : segments) {
      Map<String, Double> points = new LinkedHashMap<>();
      each.weights().forEach((action, weight) -> points.put(action, digits(weight / perPoint)));
      overrides.add(new WeightOverride(each.segment().condition(), points));
    }
    return new ModelProposal(model, changed.withOverrides(overrides));
  }

  /** What one point of the proposal is in log-odds, by its heaviest action. */
  private static double perPoint(List<LearnedWeight> weights) {
    return weights.stream()
        .filter(it -> value(it).isPresent())
        .max(Comparator.comparingDouble(it -> Math.abs(value(it).orElse(0.0))))
        .map(
            it ->
                value(it).orElse(0.0)
                    / (it.points().isPresent() ? it.points().getAsLong() : LARGEST))
        .orElse(1.0);
  }

  private static double digits(double value) {
    return Math.round(1000 * value) / 1000.0;
  }

  private static ScoreModel changed(
      ScoreModel model, List<LearnedWeight> weights, List<Curve> curves) {
    double greatest =
        weights.stream().mapToDouble(it -> Math.abs(value(it).orElse(0.0))).max().orElse(0);
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
                .withCurve(curve.next())
                .withMax(max(learned).orElse(action.max())));
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

  /** A cap matters only to what has a weight. */
  private static Optional<Double> max(LearnedWeight learned) {
    return value(learned)
        .filter(it -> it != 0 && learned.cap().isPresent())
        .map(it -> learned.cap().getAsDouble());
  }

  private static Optional<Double> value(LearnedWeight learned) {
    return learned.weight().measured().map(it -> it.value());
  }
}
