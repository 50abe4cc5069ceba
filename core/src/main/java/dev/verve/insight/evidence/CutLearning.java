package dev.verve.insight.evidence;

import dev.verve.engine.Engine;
import dev.verve.engine.EventSpan;
import dev.verve.insight.evidence.CutReader.Part;
import dev.verve.model.Outcome;
import dev.verve.model.ScoreModel;
import dev.verve.plan.ActionRow;
import dev.verve.plan.Binder;
import dev.verve.plan.BoundModel;
import dev.verve.stats.BootstrapWeights;
import dev.verve.stats.LogisticRegression;
import dev.verve.stats.SignedFit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Learns weights on the training cuts, and judges the proposal as it would be written. */
final class CutLearning {
  private static final int MOST_TESTED = 400_000;

  private final Engine engine;
  private final BoundModel model;
  private final EventSpan span;
  private final CutReader reader;
  private final Cuts cuts;
  private final LogisticRegression regression;
  private final BootstrapWeights.Plan plan;

  CutLearning(
      Engine engine,
      BoundModel model,
      EventSpan span,
      CutReader reader,
      Cuts cuts,
      LogisticRegression regression,
      BootstrapWeights.Plan plan) {
    this.engine = engine;
    this.model = model;
    this.span = span;
    this.reader = reader;
    this.cuts = cuts;
    this.regression = regression;
    this.plan = plan;
  }

  /** What is learned from a table, which is of no more use then. */
  ModelTuning learn(
      Outcome outcome, ActionTable training, CutRows rows, Part part, WayChoice.Chosen chosen) {
    List<String> actions = training.actions();
    ActionTable.Size size = training.size();
    Caps caps = Caps.of(training).written();
    if (caps.kept().length == 0) {
      return refused(outcome, size, caps, List.of("No action varies enough to learn from."));
    }
    ActionTable shaped = training.shaped(caps, chosen.way().curves());
    List<String> reasons = TuneGuards.reasonsToRefuse(shaped);
    if (!reasons.isEmpty()) {
      return refused(outcome, size, caps, reasons);
    }
    SignedFit signed = SignedFit.of(shaped.sample());
    Optional<String> separation = TuneGuards.separation(signed, shaped);
    if (separation.isPresent()) {
      return refused(outcome, size, caps, List.of(separation.get()));
    }
    Learned learned = Learned.from(shaped, signed, regression, plan);
    SegmentFinding segments = segments(shaped, rows, part, learned);
    List<LearnedWeight> weights = learned.weights(actions, caps);
    List<String> warnings = new ArrayList<>(caps.warnings(actions));
    warnings.addAll(TuneGuards.warnings(shaped));
    ScoreModel proposal =
        ModelProposal.of(model.model(), chosen.way(), weights, segments.weights()).after();
    Tuning tuning = judge(size, learned, weights, chosen.penalty(), proposal, warnings);
    ModelTuning.Choice choice =
        new ModelTuning.Choice(
            cuts, chosen.way().counting(), chosen.way().curves(), part.stride(), segments);
    return new ModelTuning(outcome, tuning, tuning.proposed().map(it -> choice));
  }

  private SegmentFinding segments(ActionTable shaped, CutRows rows, Part part, Learned learned) {
    CutSegments read = new CutSegments(engine, model, span);
    List<Segment> segments = read.segments();
    if (segments.isEmpty()) {
      return SegmentFinding.none("");
    }
    if (!model.model().overrides().isEmpty()) {
      return SegmentFinding.none(
          "Weights by segment were not looked for: the model has overrides of its own.");
    }
    SegmentChoice choice = new SegmentChoice(shaped, rows, learned.values(), regression);
    if (!choice.canTell()) {
      return SegmentFinding.none(
          "Weights by segment were not looked for: that takes two cuts to learn on.");
    }
    List<SegmentWeights> best = choice.best(segments, read.bits(segments, rows, part));
    return best.isEmpty()
        ? SegmentFinding.none(
            "No segment has weights of its own: of %d values of %s none differ significantly and gain on later data."
                .formatted(segments.size(), String.join(", ", model.model().segments())))
        : new SegmentFinding(
            best,
            "Weights of their own: "
                + best.stream().map(SegmentWeights::words).collect(Collectors.joining("; "))
                + ".");
  }

  private Tuning judge(
      ActionTable.Size training,
      Learned learned,
      List<LearnedWeight> weights,
      double penalty,
      ScoreModel proposal,
      List<String> warnings) {
    int testing = cuts.testing();
    Part later = new Part(testing, testing, ModelTuner.stride(reader.sizeOf(testing), MOST_TESTED));
    CutRows rows = reader.rows(later);
    if (!rows.hasBothOutcomes()) {
      String reason = "Hardly anybody had either outcome after " + cuts.judgedOn() + ".";
      List<LearnedWeight> unknown =
          model.actions().stream()
              .map(ActionRow::path)
              .map(action -> Learned.leftOut(action, "not learned"))
              .toList();
      return new Tuning.Refused(
          training.rows(),
          training.positives(),
          unknown,
          List.of(reason),
          "INSUFFICIENT: " + reason);
    }
    double[] unseen = reader.raw(Binder.bind(proposal, model.shape()), rows, later);
    return new Judgement(cuts, rows, unseen, reader.signals(rows, later))
        .of(training, learned, weights, penalty, warnings);
  }

  private static ModelTuning refused(
      Outcome outcome, ActionTable.Size size, Caps caps, List<String> reasons) {
    return new ModelTuning(outcome, TuneGuards.refused(size, caps, reasons), Optional.empty());
  }
}
