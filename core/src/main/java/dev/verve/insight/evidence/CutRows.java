package dev.verve.insight.evidence;

import dev.verve.model.Curve;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Who was looked at, cut by cut: the group of each, and what became of them. Rows of one cut lie
 * together, in the order of the users' numbers.
 */
final class CutRows {
  private final Map<Integer, int[]> rowOfNumber;
  private final int[] ends;
  private final int[] groups;
  private final boolean[] outcomes;

  private CutRows(Map<Integer, int[]> rowOfNumber, int[] ends, int[] groups, boolean[] outcomes) {
    this.rowOfNumber = rowOfNumber;
    this.ends = ends;
    this.groups = groups;
    this.outcomes = outcomes;
  }

  /**
   * Rows by cut and number.
   *
   * @param first the number of the first cut
   * @param cuts of each row, ascending
   * @param numbers of the users, ascending within a cut
   */
  static CutRows of(
      int first, int count, int[] cuts, int[] numbers, int[] groups, boolean[] outcomes) {
    int most = Arrays.stream(numbers).max().orElse(0);
    Map<Integer, int[]> rowOfNumber = new HashMap<>();
    int[] ends = new int[count];
    for (int row = 0; row < cuts.length; row++) {
      int[] rows =
          rowOfNumber.computeIfAbsent(
              cuts[row],
              cut -> {
                int[] none = new int[most + 1];
                Arrays.fill(none, -1);
                return none;
              });
      rows[numbers[row]] = row;
      ends[cuts[row] - first]++;
    }
    Arrays.parallelPrefix(ends, Integer::sum);
    return new CutRows(rowOfNumber, ends, groups, outcomes);
  }

  int size() {
    return outcomes.length;
  }

  boolean[] outcomes() {
    return outcomes;
  }

  /** Whether there are at least two rows of either outcome. */
  boolean hasBothOutcomes() {
    long happened = IntStream.range(0, size()).filter(row -> outcomes[row]).count();
    return Math.min(happened, size() - happened) >= 2;
  }

  /** The row of a user at a cut, or -1. */
  int row(int cut, int number) {
    int[] rows = rowOfNumber.get(cut);
    return rows == null || number >= rows.length ? -1 : rows[number];
  }

  /** The groups, numbered from 0 without gaps. */
  int[] clusters() {
    return numbered(0, groups.length);
  }

  /** Whether several rows share a group. */
  boolean isGrouped() {
    return Arrays.stream(groups).distinct().count() < groups.length;
  }

  /** The number of cuts. */
  int cuts() {
    return ends.length;
  }

  /** The row after the last one of a cut, counted from the first cut. */
  int end(int cut) {
    return ends[cut];
  }

  /** A table of a range of rows, its amounts bent. */
  ActionTable table(
      List<String> actions, double[] amounts, List<Curve> curves, int from, int until) {
    int columns = actions.size();
    double[] copy = Arrays.copyOfRange(amounts, from * columns, until * columns);
    return bent(actions, copy, curves, from, until);
  }

  /** The table of all rows; the amounts are kept, not copied, for there may be many. */
  ActionTable whole(List<String> actions, double[] amounts) {
    return ActionTable.of(actions, amounts, outcomes).inClusters(clusters());
  }

  private ActionTable bent(
      List<String> actions, double[] amounts, List<Curve> curves, int from, int until) {
    int columns = actions.size();
    for (int column = 0; column < columns; column++) {
      Curve curve = curves.get(column);
      if (!curve.equals(Curve.LINEAR)) {
        for (int at = column; at < amounts.length; at += columns) {
          // Nothing done is no point, whatever a curve says of zero.
          amounts[at] = amounts[at] == 0 ? 0 : curve.at(amounts[at]);
        }
      }
    }
    return ActionTable.of(actions, amounts, Arrays.copyOfRange(outcomes, from, until))
        .inClusters(numbered(from, until));
  }

  private int[] numbered(int from, int until) {
    int[] numbers = new int[Arrays.stream(groups, from, until).max().orElse(-1) + 1];
    int[] numbered = new int[until - from];
    int next = 0;
    for (int row = from; row < until; row++) {
      int group = groups[row];
      if (numbers[group] == 0) {
        numbers[group] = ++next;
      }
      numbered[row - from] = numbers[group] - 1;
    }
    return numbered;
  }
}
