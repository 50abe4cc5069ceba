package dev.verve.insight.series;

import dev.verve.model.Branch;
import java.util.Arrays;

/**
 * The days of a branch in a segment.
 *
 * @param branch the branch
 * @param segment a value of the trait; empty for everybody
 * @param points what was done on each day, worth its weight; age, curves and caps of the window
 *     left out
 * @param users everybody known by each day
 */
@SuppressWarnings("ArrayRecordComponent") // series of thousands of days, read and never changed
public record BranchDays(Branch branch, String segment, double[] points, long[] users) {

  /** Points per user and day; 0 where nobody is there yet. */
  public double[] perUser() {
    double[] rates = new double[points.length];
    for (int day = 0; day < rates.length; day++) {
      rates[day] = users[day] == 0 ? 0 : points[day] / users[day];
    }
    return rates;
  }

  /** The days from one on. */
  public BranchDays from(int day) {
    return new BranchDays(
        branch,
        segment,
        Arrays.copyOfRange(points, day, points.length),
        Arrays.copyOfRange(users, day, users.length));
  }
}
