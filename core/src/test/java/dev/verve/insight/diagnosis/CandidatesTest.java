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
}
