package dev.verve.insight.evidence;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Deals rows into folds of equal size for cross-fitting. Rows of a cluster stay together; else each
 * fold gets its share of either outcome. The deal depends on the seed and the order of the rows.
 */
final class Folds {
  static final int COUNT = 5;

  private final int[] foldOfRow;

  private Folds(int[] foldOfRow) {
    this.foldOfRow = foldOfRow;
  }

  static Folds deal(boolean[] outcomes, Optional<int[]> clusters, long seed) {
    return new Folds(
        clusters.map(ids -> byCluster(ids, seed)).orElseGet(() -> byOutcome(outcomes, seed)));
  }

  /** The rows outside a fold, in their order. */
  int[] training(int fold) {
    return rows(row -> foldOfRow[row] != fold);
  }

  /** The rows of a fold, in their order. */
  int[] testing(int fold) {
    return rows(row -> foldOfRow[row] == fold);
  }

  private int[] rows(IntPredicate chosen) {
    return IntStream.range(0, foldOfRow.length).filter(chosen).toArray();
  }

  private static int[] byOutcome(boolean[] outcomes, long seed) {
    int[] order = shuffled(outcomes.length, seed);
    int[] folds = new int[order.length];
    int positives = 0;
    int negatives = 0;
    for (int row : order) {
      folds[row] = (outcomes[row] ? positives++ : negatives++) % COUNT;
    }
    return folds;
  }

  private static int[] byCluster(int[] clusterOfRow, long seed) {
    int[] place = shuffled(Arrays.stream(clusterOfRow).max().orElse(-1) + 1, seed);
    return Arrays.stream(clusterOfRow).map(cluster -> place[cluster] % COUNT).toArray();
  }

  private static int[] shuffled(int size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] order = IntStream.range(0, size).toArray();
    for (int i = size - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    return order;
  }
}
