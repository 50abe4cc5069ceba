package dev.verve.insight.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.model.Action;
import dev.verve.model.Branch;
import dev.verve.model.Curve;
import dev.verve.model.Decay;
import dev.verve.model.ModelReader;
import dev.verve.model.Outcome;
import dev.verve.model.ScoreModel;
import dev.verve.stats.Measured;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ModelProposalTest {
  private static final ScoreModel MODEL =
      ModelReader.read(
          "m.yaml",
          """
          name: m
          window: 30d
          tree:
            core: {actions: {login: {weight: 3, max: 50}, share: 2}}
            side: {actions: {export: 7}}
          scale: {method: cap, at: 9}
          """);
  private static final Outcome LOST = new Outcome("lost", Outcome.Kind.LOST_EVENT, "cancel", 30);
  private static final Way WAY =
      new Way(new Counting(90, Decay.halfLife(15)), List.of(Curve.LOG, Curve.LINEAR, Curve.SQRT));

  private static LearnedWeight learned(double weight, OptionalLong points, OptionalDouble cap) {
    Measured measured = new Measured(weight, weight - 1, weight + 1);
    return new LearnedWeight("x", measured, points, measured, cap, "");
  }

  private static LearnedWeight unknown() {
    return Learned.leftOut("x", "never varies");
  }

  private static ScoreModel proposed(LearnedWeight... weights) {
    return ModelProposal.of(MODEL, WAY, List.of(weights), List.of()).after();
  }

  private static List<Action> actions(ScoreModel model) {
    return model.branches().stream().map(Branch::actions).flatMap(List::stream).toList();
  }

  @Test
  void pointsCapsAndCurvesAreThoseThatWereLearned() {
    ScoreModel after =
        proposed(
            learned(0.5, OptionalLong.of(10), OptionalDouble.of(40)),
            learned(-0.1, OptionalLong.of(-2), OptionalDouble.empty()),
            learned(0, OptionalLong.of(0), OptionalDouble.of(5)));
    assertThat(after.window()).isEqualTo(90);
    assertThat(after.decay()).isEqualTo(Decay.halfLife(15));
    assertThat(actions(after)).extracting(Action::weight).containsExactly(10.0, -2.0, 0.0);
    assertThat(actions(after))
        .extracting(Action::curve)
        .containsExactly(Curve.LOG, Curve.LINEAR, Curve.SQRT);
    // a cap that was not learned stays as it was, one of an action without weight is of no use
    assertThat(actions(after)).extracting(Action::max).containsExactly(40.0, null, null);
    assertThat(after.branches()).extracting(Branch::slug).containsExactly("core", "side");
  }

  @Test
  void anActionOfWhichNothingIsKnownKeepsItsWeightAndItsCap() {
    ScoreModel after =
        proposed(unknown(), learned(0.5, OptionalLong.of(10), OptionalDouble.empty()), unknown());
    assertThat(actions(after)).extracting(Action::weight).containsExactly(3.0, 10.0, 7.0);
    assertThat(actions(after)).extracting(Action::max).containsExactly(50.0, null, null);
  }

  @Test
  void weightsThatCannotBeRoundedKeepThreeDigitsOnTheScaleOfTen() {
    ScoreModel after =
        proposed(
            learned(-0.8, OptionalLong.empty(), OptionalDouble.empty()),
            learned(0.123456, OptionalLong.empty(), OptionalDouble.empty()),
            learned(0, OptionalLong.empty(), OptionalDouble.empty()));
    assertThat(actions(after)).extracting(Action::weight).containsExactly(-10.0, 1.543, 0.0);
    LearnedWeight none = learned(0, OptionalLong.empty(), OptionalDouble.empty());
    assertThat(actions(proposed(none, none, none)))
        .extracting(Action::weight)
        .containsExactly(0.0, 0.0, 0.0);
  }

  private static Map<String, Double> override(LearnedWeight heaviest, double inSegment) {
    SegmentWeights own =
        new SegmentWeights(new Segment("plan", "pro"), Map.of("core.share", inSegment), 0.6, 0.7);
    LearnedWeight light = learned(0.1, OptionalLong.of(2), OptionalDouble.empty());
    ModelProposal proposal =
        ModelProposal.of(MODEL, WAY, List.of(light, heaviest, unknown()), List.of(own));
    assertThat(proposal.before()).isSameAs(MODEL);
    assertThat(proposal.after().overrides()).hasSize(1);
    assertThat(proposal.after().overrides().get(0).when()).isEqualTo(own.segment().condition());
    return proposal.after().overrides().get(0).weights();
  }

  @Test
  void aSegmentsOwnWeightsAreInThePointsOfEverybodys() {
    // 0.5 of log-odds are 10 points
    LearnedWeight rounded = learned(0.5, OptionalLong.of(10), OptionalDouble.empty());
    assertThat(override(rounded, 0.8)).containsExactly(Map.entry("core.share", 16.0));
    LearnedWeight negative = learned(-0.5, OptionalLong.of(-10), OptionalDouble.empty());
    assertThat(override(negative, 0.80002)).containsExactly(Map.entry("core.share", 16.0));
    LearnedWeight unrounded = learned(0.4, OptionalLong.empty(), OptionalDouble.empty());
    assertThat(override(unrounded, 0.3)).containsExactly(Map.entry("core.share", 7.5));
  }

  @Test
  void whatWasChosenIsProposed() {
    List<LearnedWeight> weights =
        List.of(
            learned(0.5, OptionalLong.of(10), OptionalDouble.empty()),
            learned(0.1, OptionalLong.of(2), OptionalDouble.empty()),
            unknown());
    Tuning proposed =
        new Tuning.Proposed(
            10,
            3,
            weights,
            new Measured(0.7, 0.6, 0.8),
            OptionalDouble.of(0),
            List.of(),
            1,
            "",
            List.of(),
            List.of(),
            "");
    ModelTuning.Choice choice =
        new ModelTuning.Choice(
            new Cuts.Dates(List.of(LocalDate.of(2026, 3, 1))),
            WAY.counting(),
            WAY.curves(),
            1,
            SegmentFinding.none(""));
    ModelTuning tuned = new ModelTuning(LOST, proposed, Optional.of(choice));
    assertThat(ModelProposal.of(MODEL, tuned).orElseThrow().after())
        .isEqualTo(proposed(weights.toArray(new LearnedWeight[0])));
  }

  @Test
  void aRefusedTuningProposesNothing() {
    Tuning refused = new Tuning.Refused(10, 3, List.of(), List.of(), "INSUFFICIENT: few.");
    ModelTuning tuned = new ModelTuning(LOST, refused, Optional.empty());
    assertThat(ModelProposal.of(MODEL, tuned)).isEmpty();
  }
}
