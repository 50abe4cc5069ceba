package dev.verve.insight.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ProbabilityCurveTest {
  @Test
  void isPlattBelowAThousandOfTheRarerOutcomeAndIsotonicFromThereOn() {
    assertThat(ProbabilityCurve.of(users(999, 5_000)).method()).isEqualTo("Platt");
    assertThat(ProbabilityCurve.of(users(5_000, 999)).method()).isEqualTo("Platt");
    assertThat(ProbabilityCurve.of(users(1_000, 5_000)).method()).isEqualTo("isotonic");
    assertThat(ProbabilityCurve.of(users(5_000, 1_000)).method()).isEqualTo("isotonic");
  }

  @Test
  void isotonicFollowsAStepThatPlattSmooths() {
    ProbabilityCurve isotonic = ProbabilityCurve.of(users(2_000, 2_000));
    ProbabilityCurve platt = ProbabilityCurve.of(users(900, 900));

    assertThat(isotonic.probability(60)).isCloseTo(isotonic.probability(90), within(1e-9));
    assertThat(isotonic.probability(60)).isCloseTo(0.9, within(0.01));
    assertThat(platt.probability(90)).isGreaterThan(platt.probability(60) + 0.05);
  }

  /** Scores from 0 to 99; from 50 on nine of ten of those with the outcome, one of ten without. */
  private static ScoredUsers users(int with, int without) {
    double[] scores = new double[with + without];
    boolean[] outcomes = new boolean[scores.length];
    for (int i = 0; i < scores.length; i++) {
      outcomes[i] = i < with;
      int place = outcomes[i] ? i : i - with;
      boolean high = (place % 10 != 0) == outcomes[i];
      scores[i] = (high ? 50 : 0) + place * 7 % 50;
    }
    return ScoredUsers.of(scores, outcomes);
  }
}
