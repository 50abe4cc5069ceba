package dev.verve.insight.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.verve.stats.Auc;
import dev.verve.stats.LogisticFit;
import dev.verve.stats.LogisticRegression;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PenaltyChoiceTest {
  private static final LogisticRegression REGRESSION = LogisticRegression.nonNegative();

  private static PenaltyChoice.Split split(ActionTable table) {
    int half = table.rows() / 2;
    return new PenaltyChoice.Split(
        table.rows(IntStream.range(0, half).toArray()),
        table.rows(IntStream.range(half, table.rows()).toArray()));
  }

  /** The mean log loss of a penalty, written down from its definition. */
  private static double loss(PenaltyChoice.Split split, double penalty) {
    LogisticFit fit = REGRESSION.withPenalty(penalty).fit(split.training().sample());
    double[] logOdds = fit.logOdds(split.testing().design());
    double loss = 0;
    for (int row = 0; row < logOdds.length; row++) {
      double p = 1 / (1 + Math.exp(-logOdds[row]));
      loss -= Math.log(split.testing().outcomes()[row] ? p : 1 - p);
    }
    return loss / logOdds.length;
  }

  @Test
  void thePenaltyOfLeastLossIsTaken() {
    PenaltyChoice.Split split = split(SeededUsers.acting(600, 11, 0.3, 0, 0.1, 0));
    PenaltyChoice.Result best = PenaltyChoice.best(REGRESSION, List.of(split));
    assertThat(best.loss()).isCloseTo(loss(split, best.penalty()), within(1e-9));
    for (double penalty : new double[] {0.1, 1, 10, 100, 1000}) {
      assertThat(best.loss()).isLessThanOrEqualTo(loss(split, penalty) + 1e-12);
    }
  }

  @Test
  void ofPenaltiesThatDoTheSameTheStrictestIsTaken() {
    assertThat(PenaltyChoice.best(REGRESSION, List.of()).penalty()).isEqualTo(1000);
  }

  @Test
  void theAreaIsTheMeanOverTheSplitsAtAMiddlingPenalty() {
    PenaltyChoice.Split one = split(SeededUsers.acting(400, 12, 0.3, 0.1));
    PenaltyChoice.Split other = split(SeededUsers.acting(400, 13, 0.1, 0.1));
    double sum = 0;
    for (PenaltyChoice.Split split : List.of(one, other)) {
      LogisticFit fit = REGRESSION.withPenalty(1).fit(split.training().sample());
      sum += Auc.of(fit.logOdds(split.testing().design()), split.testing().outcomes());
    }
    assertThat(PenaltyChoice.aucAtMiddle(REGRESSION.withPenalty(77), List.of(one, other)))
        .isCloseTo(sum / 2, within(1e-9));
    assertThat(PenaltyChoice.aucAtMiddle(REGRESSION, List.of())).isZero();
  }

  @Test
  void foldsAreOfAllRowsUpToFiftyThousand() {
    assertThat(tested(SeededUsers.acting(500, 14, 0.3))).isEqualTo(500);
    assertThat(tested(SeededUsers.acting(50_000, 14, 0.3))).isEqualTo(50_000);
    // of more, each is taken with the chance that leaves fifty thousand
    assertThat(tested(SeededUsers.acting(100_000, 14, 0.3))).isBetween(49_000, 51_000);
  }

  private static int tested(ActionTable table) {
    return PenaltyChoice.folds(table, 5).stream().mapToInt(split -> split.testing().rows()).sum();
  }

  @Test
  void foldsKeepAClusterTogether() {
    ActionTable table =
        SeededUsers.acting(500, 15, 0.3)
            .inClusters(IntStream.range(0, 500).map(row -> row % 3).toArray());
    assertThat(PenaltyChoice.folds(table, 5))
        .extracting(split -> split.testing().rows())
        .allMatch(rows -> rows == 0 || rows >= 166);
  }
}
