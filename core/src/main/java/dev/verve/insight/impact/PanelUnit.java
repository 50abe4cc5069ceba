package dev.verve.insight.impact;

import java.util.Arrays;
import java.util.List;

/** A unit of a panel with a value in every period. */
final class PanelUnit {
  private final String cluster;
  private final boolean treated;
  private final double[] values;

  PanelUnit(String cluster, boolean treated, double[] values) {
    this.cluster = cluster;
    this.treated = treated;
    this.values = values.clone();
  }

  /** The unit that the members of a cluster are on average. */
  static PanelUnit mean(String cluster, List<PanelUnit> members) {
    double[] mean = new double[members.get(0).values.length];
    for (PanelUnit member : members) {
      for (int period = 0; period < mean.length; period++) {
        mean[period] += member.values[period] / members.size();
      }
    }
    return new PanelUnit(cluster, members.stream().anyMatch(PanelUnit::treated), mean);
  }

  String cluster() {
    return cluster;
  }

  boolean treated() {
    return treated;
  }

  /** A copy of the values of the first periods. */
  double[] values(int periods) {
    return Arrays.copyOf(values, periods);
  }

  double meanFrom(int period) {
    return Arrays.stream(values, period, values.length).average().orElseThrow();
  }

  int periods() {
    return values.length;
  }

  double value(int period) {
    return values[period];
  }
}
