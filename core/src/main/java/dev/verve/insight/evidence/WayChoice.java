package dev.verve.insight.evidence;

import dev.verve.model.Curve;
import dev.verve.plan.ActionRow;
import dev.verve.stats.LogisticRegression;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Chooses how days count and how amounts are bent: the way whose weights, learned on the training
 * cuts before it, rank the users of each training cut best; by folds where there is only one. A
 * later way of the list is taken only where it ranks better by a thousandth of area, so that a
 * model does not change back and forth with noise, nor reach back farther than it needs.
 */
final class WayChoice {
  private static final double WORTH_A_CHANGE = 0.001;
  private static final long SEED = 1;

  private final CutRows rows;
  private final List<String> actions;
  private final LogisticRegression regression;

  WayChoice(CutRows rows, List<String> actions, LogisticRegression regression) {
    this.rows = rows;
    this.actions = actions;
    this.regression = regression;
  }

  /** A way with its penalty. */
  record Chosen(Way way, double penalty) {}

  /** Of countings, the present one first, with what was read by each. */
  Chosen best(List<Counting> countings, List<double[]> amounts, List<ActionRow> rowsOfModel) {
    List<Way> ways = new ArrayList<>();
    List<double[]> amountsOfWay = new ArrayList<>();
    for (int i = 0; i < countings.size(); i++) {
      for (List<Curve> bent : Way.curves(rowsOfModel)) {
        ways.add(new Way(countings.get(i), bent));
        amountsOfWay.add(amounts.get(i));
      }
    }
    double[] areas =
        IntStream.range(0, ways.size())
            .parallel()
            .mapToDouble(i -> auc(ways.get(i), amountsOfWay.get(i)))
            .toArray();
    int at = 0;
    for (int i = 1; i < areas.length; i++) {
      at = areas[i] > areas[at] + WORTH_A_CHANGE ? i : at;
    }
    Way best = ways.get(at);
    double[] bestAmounts = amountsOfWay.get(at);
    return new Chosen(best, PenaltyChoice.best(regression, splits(best, bestAmounts)).penalty());
  }

  private double auc(Way way, double[] amounts) {
    return PenaltyChoice.aucAtMiddle(regression, splits(way, amounts));
  }

  /** Each cut after the first predicted by those before; folds where no cut can be. */
  private List<PenaltyChoice.Split> splits(Way way, double[] amounts) {
    List<PenaltyChoice.Split> splits = new ArrayList<>();
    for (int cut = 1; cut < rows.cuts(); cut++) {
      int from = rows.end(cut - 1);
      ActionTable earlier = rows.table(actions, amounts, way.curves(), 0, from);
      ActionTable later = rows.table(actions, amounts, way.curves(), from, rows.end(cut));
      if (earlier.minority() > 0 && later.minority() > 0) {
        Caps caps = Caps.of(earlier);
        if (caps.kept().length > 0) {
          splits.add(new PenaltyChoice.Split(earlier.capped(caps), later.capped(caps)));
        }
      }
    }
    return splits.isEmpty() ? folds(way, amounts) : splits;
  }

  private List<PenaltyChoice.Split> folds(Way way, double[] amounts) {
    ActionTable all = rows.table(actions, amounts, way.curves(), 0, rows.size());
    Caps caps = Caps.of(all);
    return caps.kept().length == 0
        ? List.of()
        : PenaltyChoice.folds(all.capped(caps), SEED).stream()
            .filter(it -> it.training().minority() > 0 && it.testing().minority() > 0)
            .toList();
  }
}
