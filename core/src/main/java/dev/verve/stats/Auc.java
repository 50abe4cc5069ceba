package dev.verve.stats;

import java.util.Arrays;

/**
 * The area under the ROC curve: the chance that a random user with the outcome scores higher than a
 * random one without, ties counted by half (the Mann-Whitney statistic). One half is no better than
 * chance.
 *
 * <p>An instance holds the rows ranked once, so that resamples of them, given as how often each row
 * is drawn, cost one pass and no sorting.
 */
public final class Auc {
  private final int[] rowsByScore;
  private final int[] tieEnds;
  private final boolean[] outcomes;

  private Auc(int[] rowsByScore, int[] tieEnds, boolean[] outcomes) {
    this.rowsByScore = rowsByScore;
    this.tieEnds = tieEnds;
    this.outcomes = outcomes;
  }

  /**
   * The area of scores over the users with and without the outcome.
   *
   * @throws IllegalArgumentException when one of the two classes is empty
   */
  public static double of(double[] scores, boolean[] outcomes) {
    Classes classes = Classes.of(scores, outcomes);
    double[] positives = classes.positives();
    double[] negatives = classes.negatives();
    Require.that(
        positives.length > 0 && negatives.length > 0, "AUC needs both classes of outcomes");
    int below = 0;
    int notAbove = 0;
    double wins = 0;
    for (double positive : positives) {
      while (below < negatives.length && negatives[below] < positive) {
        below++;
      }
      while (notAbove < negatives.length && negatives[notAbove] <= positive) {
        notAbove++;
      }
      wins += (below + (double) notAbove) / 2;
    }
    return wins / positives.length / negatives.length;
  }

  /** Ranks the rows once, for many calls of {@link #resampled}. */
  public static Auc ranked(double[] scores, boolean[] outcomes) {
    Require.sameRows(scores.length, outcomes.length, "outcomes");
    Require.finite(scores, "scores");
    double[] distinct = Arrays.stream(MidRank.sorted(scores)).distinct().toArray();
    int[] ends = new int[distinct.length];
    int[] tie = new int[scores.length];
    for (int row = 0; row < scores.length; row++) {
      tie[row] = MidRank.below(distinct, scores[row]);
      ends[tie[row]]++;
    }
    Arrays.parallelPrefix(ends, Integer::sum);
    int[] rowsByScore = new int[scores.length];
    int[] next = ends.clone();
    for (int row = scores.length - 1; row >= 0; row--) {
      rowsByScore[--next[tie[row]]] = row;
    }
    return new Auc(rowsByScore, ends, outcomes.clone());
  }

  /**
   * The area of a resample.
   *
   * @param times how often each row is drawn
   * @return the area, NaN when the resample has but one class
   */
  public double resampled(int[] times) {
    Require.sameRows(outcomes.length, times.length, "times");
    long positives = 0;
    long negatives = 0;
    double wins = 0;
    int position = 0;
    for (int end : tieEnds) {
      long positivesHere = 0;
      long negativesHere = 0;
      for (; position < end; position++) {
        int row = rowsByScore[position];
        if (outcomes[row]) {
          positivesHere += times[row];
        } else {
          negativesHere += times[row];
        }
      }
      wins += positivesHere * (negatives + negativesHere / 2.0);
      positives += positivesHere;
      negatives += negativesHere;
    }
    return wins / positives / negatives;
  }
}
