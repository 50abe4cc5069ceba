package dev.verve.insight.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.stats.Effect;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CandidatesTest {
  private static SegmentView view(List<String> traits, List<String> value, double effect) {
    Effect tested = new Effect(effect, effect - 0.5, effect + 0.5, 1e-8);
    return new SegmentView(
        traits,
        List.of(
            new SegmentEffect(
                value,
                500,
                500,
                effect,
                0,
                Optional.of(tested),
                Optional.of(tested),
                new Effect(0, 0, 0, 1))));
  }

  private static List<String> names(double crossing) {
    Candidates candidates = new Candidates(DiagnosisOptions.defaults());
    candidates.add(Cause.View.SEGMENT, view(List.of("plan"), List.of("pro"), -2.5));
    candidates.add(Cause.View.SEGMENT, view(List.of("country"), List.of("DE"), -2.2));
    candidates.add(
        Cause.View.PAIR, view(List.of("plan", "country"), List.of("pro", "DE"), crossing));
    return candidates.judge().stream().map(Cause::name).toList();
  }

  @Test
  void aCrossingComesBeforeTheSegmentsOfWhichItIsMost() {
    assertThat(names(-2.1)).containsExactly("plan=pro & country=DE", "plan=pro", "country=DE");
  }

  @Test
  void aSmallPartOfASegmentDoesNot() {
    assertThat(names(-1.05)).containsExactly("plan=pro", "country=DE", "plan=pro & country=DE");
    assertThat(names(2.4)).containsExactly("plan=pro", "plan=pro & country=DE", "country=DE");
  }

  private static Effect effect(double value, double p) {
    return new Effect(value, value - 9, value + 9, p);
  }

  private static SegmentView segment(String plan, Optional<Effect> own, Optional<Effect> excess) {
    return new SegmentView(
        List.of("plan"),
        List.of(
            new SegmentEffect(List.of(plan), 500, 500, 0, 0, own, excess, new Effect(0, 0, 0, 1))));
  }

  private static Cause only(SegmentView view) {
    Candidates candidates = new Candidates(DiagnosisOptions.defaults());
    candidates.add(Cause.View.SEGMENT, view);
    return candidates.judge().get(0);
  }

  @Test
  void aCauseIsLargeAndCertain() {
    Candidates candidates = new Candidates(DiagnosisOptions.defaults());
    candidates.add(Cause.View.ACTION, "large", effect(-1, 0.0125));
    candidates.add(Cause.View.ACTION, "small", effect(0.99, 0));
    candidates.add(Cause.View.ACTION, "unsure", effect(3, 0.6));
    candidates.add(Cause.View.ACTION, "never", effect(0, 1));
    assertThat(candidates.judge())
        .filteredOn(Cause::significant)
        .extracting(Cause::name)
        .containsExactly("large");
    assertThat(candidates.judge())
        .extracting(Cause::name)
        .containsExactly("large", "unsure", "small", "never");
  }

  @Test
  void theLevelIsThatOfAllTogether() {
    Candidates candidates = new Candidates(DiagnosisOptions.defaults());
    candidates.add(Cause.View.ACTION, "one", effect(2, 0.05));
    assertThat(candidates.judge().get(0).significant()).isTrue();
    candidates.add(Cause.View.ACTION, "other", effect(0, 1));
    assertThat(candidates.judge().get(0).adjusted()).isEqualTo(0.1);
    assertThat(candidates.judge().get(0).significant()).isFalse();
  }

  @Test
  void ofEqualCausesViewAndNameDecide() {
    Candidates candidates = new Candidates(DiagnosisOptions.defaults());
    candidates.add(Cause.View.POPULATION, "b", effect(-2, 0));
    candidates.add(Cause.View.BRANCH, "z", effect(2, 0));
    candidates.add(Cause.View.BRANCH, "a", effect(2, 0));
    candidates.add(Cause.View.PAIR, "y", effect(2, 0));
    assertThat(candidates.judge()).extracting(Cause::name).containsExactly("y", "a", "z", "b");
  }

  @Test
  void aSegmentCountsByTheLesserOfItsOwnAndWhatIsBeyondOthers() {
    Cause own = only(segment("pro", Optional.of(effect(2, 0.01)), Optional.of(effect(3, 0.03))));
    assertThat(own.effect().value()).isEqualTo(2);
    assertThat(own.adjusted()).isEqualTo(0.03);
    Cause beyond = only(segment("pro", Optional.of(effect(-3, 0.01)), Optional.of(effect(-2, 0))));
    assertThat(beyond.effect().value()).isEqualTo(-2);
    assertThat(beyond.adjusted()).isEqualTo(0.01);
  }

  @Test
  void aSegmentThatMovedAgainstItsExcessIsNoCause() {
    Cause cause = only(segment("pro", Optional.of(effect(2, 0)), Optional.of(effect(-3, 0))));
    assertThat(cause.effect()).isEqualTo(new Effect(0, -7, 11, 1));
    assertThat(cause.adjusted()).isEqualTo(1);
    assertThat(cause.significant()).isFalse();
  }

  @Test
  void aSegmentThatCouldNotBeTestedIsNotJudged() {
    Candidates candidates = new Candidates(DiagnosisOptions.defaults());
    Optional<Effect> tested = Optional.of(effect(2, 0));
    candidates.add(Cause.View.SEGMENT, segment("pro", tested, Optional.empty()));
    candidates.add(Cause.View.SEGMENT, segment("pro", Optional.empty(), tested));
    assertThat(candidates.judge()).isEmpty();
    SegmentEffect one = segment("pro", tested, tested).effects().get(0);
    candidates.add(Cause.View.POPULATION, "who joined", one);
    assertThat(candidates.judge()).extracting(Cause::name).containsExactly("who joined");
  }
}
