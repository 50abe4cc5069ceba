package dev.verve.insight.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProbabilitiesTest {
  @Test
  void scoresFromZeroToOneAreTakenAsProbabilities() {
    assertThat(Probabilities.mapping(new double[] {0, 0.4, 1}))
        .isEqualTo(Probabilities.Mapping.AS_GIVEN);
    assertThat(Probabilities.mapping(new double[] {0, 0.4, 1.01}))
        .isEqualTo(Probabilities.Mapping.PLATT);
    assertThat(Probabilities.mapping(new double[] {-0.01, 0.4, 1}))
        .isEqualTo(Probabilities.Mapping.PLATT);
    double[] given = {0, 0.4, 1};
    assertThat(Probabilities.of(ScoredUsers.of(given, new boolean[] {false, true, true})))
        .containsExactly(0, 0.4, 1);
  }

  @Test
  void otherScoresAreMappedByUsersWhoseProbabilityIsNotAsked() {
    ScoredUsers users = SeededUsers.scored(2_000, 1.5, 3);
    double[] probabilities = Probabilities.of(users);
    // the outcome is drawn with logistic(1.5 * (score - 50) / 25), which the curve finds again
    for (int row = 0; row < 2_000; row++) {
      double truth = 1 / (1 + Math.exp(-1.5 * (users.scores()[row] - 50) / 25));
      assertThat(probabilities[row]).isCloseTo(truth, within(0.06));
    }
    assertThat(IntStream.range(0, 2_000).filter(r -> users.outcomes()[r]).count())
        .isCloseTo((long) Arrays.stream(probabilities).sum(), within(20L));
  }

  @Test
  void whereNothingCanBeLearnedTheRateStands() {
    double[] alike = new double[100];
    Arrays.fill(alike, 40);
    boolean[] outcomes = new boolean[100];
    IntStream.range(0, 25).forEach(row -> outcomes[row] = true);
    // of 80 that each fold learns from, 20 have it: 21 of 82, as Platt draws in
    assertThat(Probabilities.of(ScoredUsers.of(alike, outcomes)))
        .usingComparatorWithPrecision(1e-12)
        .containsOnly(21.0 / 82);
    double[] apart = IntStream.range(0, 100).mapToDouble(row -> row).toArray();
    assertThat(Probabilities.of(ScoredUsers.of(apart, new boolean[100])))
        .usingComparatorWithPrecision(1e-12)
        .containsOnly(1.0 / 82);
    boolean[] all = new boolean[100];
    Arrays.fill(all, true);
    assertThat(Probabilities.of(ScoredUsers.of(apart, all)))
        .usingComparatorWithPrecision(1e-12)
        .containsOnly(81.0 / 82);
  }
}
