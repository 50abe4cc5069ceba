package dev.verve.insight.evidence;

import dev.verve.stats.Auc;
import dev.verve.stats.LogisticRegression;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Chooses how hard weights are held back: the penalty from a grid whose weights predict rows they
 * were not learned from with the least log loss. Of a very large table a random part decides, for
 * there the penalty hardly matters.
 */
final class PenaltyChoice {
  private static final double[] GRID = {0.1, 1, 10, 100, 1000};
  private static final double MIDDLE = 1;
  private static final int ENOUGH_ROWS = 50_000;

  private PenaltyChoice() {}

  /** Rows to learn from and rows to predict. */
  record Split(ActionTable training, ActionTable testing) {}

  /**
   * The best penalty.
   *
   * @param loss the mean log loss on the rows that were predicted
   */
  record Result(double penalty, double loss) {}

  /** By cross-fitting over seeded folds, where rows have no order in time. */
  static Result overFolds(LogisticRegression regression, ActionTable table, long seed) {
    return best(regression, folds(table, seed));
  }

  /** Each fold predicted by the others. */
  static List<Split> folds(ActionTable table, long seed) {
    int[] rows = part(table.rows(), seed);
    ActionTable part = table.rows(rows);
    int[] ids = table.clusterOfRow();
    Folds folds =
        Folds.deal(
            part.outcomes(),
            table.clusters().map(all -> IntStream.of(rows).map(row -> ids[row]).toArray()),
            seed);
    return IntStream.range(0, Folds.COUNT)
        .mapToObj(
            fold -> new Split(part.rows(folds.training(fold)), part.rows(folds.testing(fold))))
        .toList();
  }

  /** The mean area under the ROC curve at a middling penalty, to compare ways of reading rows. */
  static double aucAtMiddle(LogisticRegression regression, List<Split> splits) {
    return splits.stream()
        .mapToDouble(
            split ->
                Auc.of(logOdds(regression.withPenalty(MIDDLE), split), split.testing().outcomes()))
        .average()
        .orElse(0);
  }

  /** By splits that the caller made, such as earlier and later cuts. */
  static Result best(LogisticRegression regression, List<Split> splits) {
    double best = GRID[0];
    double least = Double.POSITIVE_INFINITY;
    for (double penalty : GRID) {
      LogisticRegression held = regression.withPenalty(penalty);
      double loss = splits.stream().mapToDouble(split -> loss(held, split)).sum();
      if (loss <= least) {
        least = loss;
        best = penalty;
      }
    }
    int rows = splits.stream().mapToInt(split -> split.testing().rows()).sum();
    return new Result(best, least / rows);
  }

  private static double[] logOdds(LogisticRegression regression, Split split) {
    return regression.fit(split.training().sample()).logOdds(split.testing().design());
  }

  private static double loss(LogisticRegression regression, Split split) {
    double[] logOdds = logOdds(regression, split);
    double loss = 0;
    for (int row = 0; row < logOdds.length; row++) {
      double wrongBy = split.testing().outcomes()[row] ? -logOdds[row] : logOdds[row];
      loss += Math.max(wrongBy, 0) + Math.log1p(Math.exp(-Math.abs(wrongBy)));
    }
    return loss;
  }

  private static int[] part(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double share = (double) ENOUGH_ROWS / rows;
    return IntStream.range(0, rows)
        .filter(row -> share >= 1 || random.nextDouble() < share)
        .toArray();
  }
}
