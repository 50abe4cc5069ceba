package dev.verve.insight.series;

import dev.verve.model.Branch;

/** The days of a branch in a segment. */
public final class BranchDays {
  private final Branch branch;
  private final String segment;
  private final double[] points;
  private final long[] users;

  /**
   * The days.
   *
   * @param branch the branch
   * @param segment a value of the trait; empty for everybody
   * @param points what was done on each day, worth its weight; age, curves and caps of the window
   *     left out
   * @param users everybody known by each day
   */
  BranchDays(Branch branch, String segment, double[] points, long[] users) {
    this.branch = branch;
    this.segment = segment;
    this.points = points.clone();
    this.users = users.clone();
  }

  public Branch branch() {
    return branch;
  }

  /** A value of the trait; empty for everybody. */
  public String segment() {
    return segment;
  }

  /** What was done on each day, worth its weight. */
  public double[] points() {
    return points.clone();
  }

  /** Everybody known by each day. */
  public long[] users() {
    return users.clone();
  }

  /** Points per user and day; 0 where nobody is there yet. */
  public double[] perUser() {
    double[] rates = new double[points.length];
    for (int day = 0; day < rates.length; day++) {
      rates[day] = users[day] == 0 ? 0 : points[day] / users[day];
    }
    return rates;
  }
}
