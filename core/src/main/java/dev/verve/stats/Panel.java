package dev.verve.stats;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A balanced panel: one value per unit and period, some units treated from one period on.
 *
 * <p>Immutable; arrays are copied on the way in.
 */
public final class Panel {
  private final double[][] metric;
  private final boolean[] treated;
  private final int[] clusters;
  private final int[] before;
  private final int[] after;

  private Panel(double[][] metric, boolean[] treated, int[] clusters, int[] before, int[] after) {
    this.metric = metric;
    this.treated = treated;
    this.clusters = clusters;
    this.before = before;
    this.after = after;
  }

  /**
   * A panel in which every unit was assigned on its own.
   *
   * @param metric values as [unit][period], all finite, all units with the same periods
   * @param treated whether each unit is treated from {@code start} on
   * @param start index of the first treated period, at least 1
   */
  public static Panel of(double[][] metric, boolean[] treated, int start) {
    Require.that(metric.length == treated.length, "needs a treated flag for each unit");
    Require.that(metric.length > 0, "needs at least one unit");
    int periods = metric[0].length;
    Require.that(0 < start && start < periods, "start must lie within the periods, was " + start);
    for (double[] unit : metric) {
      Require.that(unit.length == periods, "all units need the same periods");
      Require.finite(unit, "metric");
    }
    return new Panel(
        Arrays.stream(metric).map(double[]::clone).toArray(double[][]::new),
        treated.clone(),
        IntStream.range(0, metric.length).toArray(),
        IntStream.range(0, start).toArray(),
        IntStream.range(start, periods).toArray());
  }

  /**
   * The same panel, assigned by cluster: units with equal numbers (an account's users, a region's
   * accounts) were treated or not together.
   */
  public Panel withClusters(int[] newClusters) {
    Require.that(newClusters.length == metric.length, "needs a cluster for each unit");
    return new Panel(metric, treated, newClusters.clone(), before, after);
  }

  /**
   * The same panel without these periods, {@code to} not included: those whose values decided who
   * was treated, and those of a gradual start.
   */
  public Panel withoutPeriods(int from, int to) {
    return new Panel(
        metric, treated, clusters, outside(before, from, to), outside(after, from, to));
  }

  private static int[] outside(int[] periods, int from, int to) {
    return Arrays.stream(periods).filter(period -> period < from || period >= to).toArray();
  }

  int units() {
    return metric.length;
  }

  double value(int unit, int period) {
    return metric[unit][period];
  }

  boolean treated(int unit) {
    return treated[unit];
  }

  int cluster(int unit) {
    return clusters[unit];
  }

  int[] before() {
    return before.clone();
  }

  int[] after() {
    return after.clone();
  }

  /** The largest magnitude in the panel, against which rounding noise is judged. */
  double magnitude() {
    return Arrays.stream(metric).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElse(0);
  }
}
