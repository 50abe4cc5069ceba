package dev.verve.stats;

import java.util.Arrays;

/**
 * Scores in rising order, each once, with how many had the outcome and how many did not. Of many
 * users most share their score with others: all who did nothing have the same.
 */
final class EqualScores {
  private final double[] scores;
  private final int[] positives;
  private final int[] negatives;
  private int size;

  private EqualScores(int most) {
    scores = new double[most];
    positives = new int[most];
    negatives = new int[most];
  }

  /** Gathers the scores of users. */
  static EqualScores of(double[] scores, boolean[] outcomes) {
    double[] with = new double[Classes.count(true, outcomes)];
    double[] without = new double[scores.length - with.length];
    int atWith = 0;
    int atWithout = 0;
    for (int i = 0; i < scores.length; i++) {
      if (outcomes[i]) {
        with[atWith++] = scores[i];
      } else {
        without[atWithout++] = scores[i];
      }
    }
    Arrays.sort(with);
    Arrays.sort(without);
    EqualScores equal = new EqualScores(scores.length);
    equal.merge(with, without);
    return equal;
  }

  private void merge(double[] with, double[] without) {
    int i = 0;
    int j = 0;
    while (i < with.length || j < without.length) {
      boolean isWith =
          j == without.length || (i < with.length && Double.compare(with[i], without[j]) <= 0);
      if (isWith) {
        positives[place(with[i++])]++;
      } else {
        negatives[place(without[j++])]++;
      }
    }
  }

  private int place(double score) {
    if (size == 0 || scores[size - 1] != score) {
      scores[size++] = score;
    }
    return size - 1;
  }

  /** How many different scores there are. */
  int size() {
    return size;
  }

  double score(int i) {
    return scores[i];
  }

  int positives(int i) {
    return positives[i];
  }

  int negatives(int i) {
    return negatives[i];
  }
}
