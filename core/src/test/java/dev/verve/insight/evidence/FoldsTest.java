package dev.verve.insight.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldsTest {
  private static final int ROWS = 103;

  private static boolean[] outcomes() {
    boolean[] outcomes = new boolean[ROWS];
    IntStream.range(0, 20).forEach(row -> outcomes[row] = true);
    return outcomes;
  }

  @Test
  void everyRowIsTestedOnceAndTrainsTheRest() {
    Folds folds = Folds.deal(outcomes(), Optional.empty(), 3);
    int[] tested = new int[ROWS];
    for (int fold = 0; fold < Folds.COUNT; fold++) {
      int[] testing = folds.testing(fold);
      IntStream.of(testing).forEach(row -> tested[row]++);
      int[] both =
          IntStream.concat(IntStream.of(testing), IntStream.of(folds.training(fold)))
              .sorted()
              .toArray();
      assertThat(both).containsExactly(IntStream.range(0, ROWS).toArray());
      assertThat(testing).hasSizeBetween(20, 21);
      assertThat(IntStream.of(testing).filter(row -> row < 20).count()).isEqualTo(4);
    }
    assertThat(tested).containsOnly(1);
  }

  @Test
  void aClusterStaysTogether() {
    int[] clusters = IntStream.range(0, ROWS).map(row -> row % 7).toArray();
    Folds folds = Folds.deal(outcomes(), Optional.of(clusters), 3);
    int filled = 0;
    for (int fold = 0; fold < Folds.COUNT; fold++) {
      int[] testing = folds.testing(fold);
      filled += testing.length > 0 ? 1 : 0;
      int[] inside = IntStream.of(testing).map(row -> clusters[row]).distinct().toArray();
      int[] outside =
          IntStream.of(folds.training(fold)).map(row -> clusters[row]).distinct().toArray();
      assertThat(inside).doesNotContain(outside);
    }
    assertThat(filled).isEqualTo(Folds.COUNT);
  }

  @Test
  void aSeedDecidesTheDealAndAnotherDealsOtherwise() {
    int[] first = Folds.deal(outcomes(), Optional.empty(), 3).testing(0);
    assertThat(Folds.deal(outcomes(), Optional.empty(), 3).testing(0)).containsExactly(first);
    assertThat(Arrays.equals(Folds.deal(outcomes(), Optional.empty(), 4).testing(0), first))
        .isFalse();
    // not in the order in which the rows came
    assertThat(first).isNotEqualTo(IntStream.range(0, ROWS).filter(row -> row % 5 == 0).toArray());
  }
}
