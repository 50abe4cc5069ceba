package dev.verve.insight;

import dev.verve.insight.series.BranchDays;
import dev.verve.insight.series.DailySeries;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A tree with what it was before and what was done on its last days.
 *
 * @param now the tree of a date
 * @param before that of an earlier date; empty where none was asked for
 * @param days what was done on the last days, in the order of the branches; empty where unknown
 */
public record GrownTree(Tree now, Optional<Tree> before, Optional<DailySeries> days) {

  /** The points of a branch at the earlier date. */
  public Optional<Double> pointsBefore(int branch) {
    return before.map(tree -> tree.branches().get(branch).points());
  }

  /** The points of an action at the earlier date. */
  public Optional<Double> pointsBefore(int branch, int action) {
    return before.map(tree -> tree.branches().get(branch).actions().get(action).points());
  }

  /** Points that were earned in a branch on each of the last days. */
  public List<Double> days(int branch) {
    return days.map(
            series -> {
              BranchDays line = series.branches().get(branch);
              return Arrays.stream(line.points()).boxed().toList();
            })
        .orElse(List.of());
  }

  /** Points that were earned by an action on each of the last days. */
  public List<Double> days(int branch, int action) {
    return days.map(
            series ->
                series
                    .actions()
                    .get(now.branches().get(branch).actions().get(action).action().key()))
        .orElse(List.of());
  }
}
