package dev.verve.insight.evidence;

import static dev.verve.problem.Check.require;

import dev.verve.model.Curve;
import dev.verve.stats.Design;
import dev.verve.stats.Sample;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What users did before a cut and what became of them after it: one row a user, one column an
 * action. Arrays are kept, not copied: leave them alone.
 */
public final class ActionTable {
  private final List<String> actions;
  private final double[] amounts;
  private final boolean[] outcomes;
  private final int @Nullable [] clusters;

  private ActionTable(
      List<String> actions, double[] amounts, boolean[] outcomes, int @Nullable [] clusters) {
    this.actions = List.copyOf(actions);
    this.amounts = amounts;
    this.outcomes = outcomes;
    this.clusters = clusters;
  }

  /**
   * A table.
   *
   * @param actions the names of the columns, each once, at least one
   * @param amounts finite values that lie row by row
   * @param outcomes whether the good thing happened after the cut
   */
  public static ActionTable of(List<String> actions, double[] amounts, boolean[] outcomes) {
    require(!actions.isEmpty(), "a table needs an action");
    require(new HashSet<>(actions).size() == actions.size(), "an action stands twice");
    require(
        amounts.length == actions.size() * outcomes.length,
        "%s amounts are not %s rows of %s actions",
        amounts.length,
        outcomes.length,
        actions.size());
    return new ActionTable(actions, amounts, outcomes, null);
  }

  /** With the cluster of each user, such as the account, numbered from 0 without gaps. */
  public ActionTable inClusters(int[] clusterOfRow) {
    require(clusterOfRow.length == outcomes.length, "each user needs a cluster");
    return new ActionTable(actions, amounts, outcomes, clusterOfRow);
  }

  /**
   * What is left of a table when its amounts are let go.
   *
   * @param actions the names of the columns
   * @param rows the number of users
   * @param positives those with the outcome
   */
  record Size(List<String> actions, int rows, int positives) {}

  Size size() {
    return new Size(actions, rows(), positives());
  }

  /** The names of the actions. */
  public List<String> actions() {
    return actions;
  }

  /** The number of users. */
  public int rows() {
    return outcomes.length;
  }

  /** The number of users with the outcome. */
  public int positives() {
    return (int) IntStream.range(0, outcomes.length).filter(row -> outcomes[row]).count();
  }

  /** The smaller of the two outcome classes. */
  int minority() {
    return Math.min(positives(), rows() - positives());
  }

  double[] amounts() {
    return amounts;
  }

  boolean[] outcomes() {
    return outcomes;
  }

  Optional<int[]> clusters() {
    return Optional.ofNullable(clusters);
  }

  /** The cluster of each row; a row of its own where there are none. */
  int[] clusterOfRow() {
    return clusters == null ? IntStream.range(0, rows()).toArray() : clusters;
  }

  double[] column(int action) {
    double[] column = new double[rows()];
    for (int row = 0; row < column.length; row++) {
      column[row] = amounts[row * actions.size() + action];
    }
    return column;
  }

  /** The sum of each column. */
  double[] totals() {
    double[] totals = new double[actions.size()];
    for (int at = 0; at < amounts.length; at++) {
      totals[at % totals.length] += amounts[at];
    }
    return totals;
  }

  /** The weighted sum of the actions, of each user. */
  double[] sums(double[] weights) {
    double[] sums = new double[rows()];
    for (int row = 0; row < sums.length; row++) {
      for (int j = 0; j < weights.length; j++) {
        sums[row] += weights[j] * amounts[row * weights.length + j];
      }
    }
    return sums;
  }

  /** The unweighted sum of the actions, of each user. */
  double[] counts() {
    double[] once = new double[actions.size()];
    Arrays.fill(once, 1);
    return sums(once);
  }

  /** These actions alone, pulled in to their caps; rows keep their order. */
  ActionTable capped(Caps caps) {
    int[] columns = caps.kept();
    double[] values = new double[rows() * columns.length];
    for (int row = 0; row < rows(); row++) {
      for (int j = 0; j < columns.length; j++) {
        double amount = amounts[row * actions.size() + columns[j]];
        values[row * columns.length + j] = Math.min(amount, caps.cap(columns[j]));
      }
    }
    List<String> kept = IntStream.of(columns).mapToObj(actions::get).toList();
    return new ActionTable(kept, values, outcomes, clusters);
  }

  /**
   * These actions alone, pulled in to their caps and then bent. Where all are kept the amounts are
   * changed in place, for there may be many, and this table is of no more use.
   *
   * @param curves one for each action of this table
   */
  ActionTable shaped(Caps caps, List<Curve> curves) {
    int[] columns = caps.kept();
    int width = actions.size();
    boolean all = columns.length == width;
    double[] values = all ? amounts : new double[rows() * columns.length];
    for (int row = 0; row < rows(); row++) {
      for (int j = 0; j < columns.length; j++) {
        double amount = Math.min(amounts[row * width + columns[j]], caps.cap(columns[j]));
        // Nothing done is no point, whatever a curve says of zero.
        values[row * columns.length + j] = amount == 0 ? 0 : curves.get(columns[j]).at(amount);
      }
    }
    List<String> kept = IntStream.of(columns).mapToObj(actions::get).toList();
    return new ActionTable(kept, values, outcomes, clusters);
  }

  /** These rows alone; clusters are left behind. */
  ActionTable rows(int[] chosen) {
    double[] values = new double[chosen.length * actions.size()];
    boolean[] happened = new boolean[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      System.arraycopy(
          amounts, chosen[i] * actions.size(), values, i * actions.size(), actions.size());
      happened[i] = outcomes[chosen[i]];
    }
    return new ActionTable(actions, values, happened, null);
  }

  Design design() {
    return Design.rowMajor(amounts, actions.size());
  }

  Sample sample() {
    return Sample.of(design(), outcomes);
  }
}
