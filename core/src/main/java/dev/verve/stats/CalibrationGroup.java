package dev.verve.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * Users of like predicted probability, and how often it came true.
 *
 * @param n users
 * @param predicted the mean of their probabilities
 * @param observed the share with the outcome, with Wilson's interval
 */
public record CalibrationGroup(long n, double predicted, Estimate observed) {

  /**
   * Up to so many groups of equal count in ascending order of the prediction, equal predictions in
   * one group; the groups over which {@link Calibration#ece()} is the mean.
   */
  public static List<CalibrationGroup> of(double[] probabilities, boolean[] outcomes, int groups) {
    Require.sameRows(probabilities.length, outcomes.length, "outcomes");
    double[] sorted = MidRank.sorted(probabilities);
    long[] n = new long[groups];
    long[] positives = new long[groups];
    double[] sums = new double[groups];
    for (int i = 0; i < probabilities.length; i++) {
      int group = Math.min((int) (groups * MidRank.share(sorted, probabilities[i])), groups - 1);
      n[group]++;
      positives[group] += outcomes[i] ? 1 : 0;
      sums[group] += probabilities[i];
    }
    List<CalibrationGroup> made = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      if (n[group] > 0) {
        made.add(
            new CalibrationGroup(
                n[group], sums[group] / n[group], Wilson.of(positives[group], n[group])));
      }
    }
    return made;
  }
}
