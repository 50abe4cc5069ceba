package dev.verve.stats;

import java.util.Arrays;

/**
 * Turns scores into probabilities by the rising curve nearest to the outcomes in squares, found by
 * pooling adjacent violators (Ayer et al. 1955). It assumes only that more score is never worse,
 * and wants some 1,000 users or more: with fewer it follows noise, and {@link Platt} is the better
 * choice. Between the scores that were seen it runs in straight lines, beyond them it stays level.
 */
public final class Isotonic {
  private final double[] scores;
  private final double[] rates;

  private Isotonic(double[] scores, double[] rates) {
    this.scores = scores;
    this.rates = rates;
  }

  /** Learns the curve from at least one user. */
  public static Isotonic fit(double[] scores, boolean[] outcomes) {
    Require.sameRows(scores.length, outcomes.length, "outcomes");
    Require.that(scores.length > 0, "a curve needs at least one user");
    Require.finite(scores, "scores");
    double[] distinct = Arrays.stream(MidRank.sorted(scores)).distinct().toArray();
    double[] sizes = new double[distinct.length];
    double[] hits = new double[distinct.length];
    for (int i = 0; i < scores.length; i++) {
      int at = MidRank.below(distinct, scores[i]);
      sizes[at]++;
      hits[at] += outcomes[i] ? 1 : 0;
    }
    return new Isotonic(distinct, pooled(hits, sizes));
  }

  /** The probability of the outcome at a score. */
  public double probability(double score) {
    Require.that(!Double.isNaN(score), "score must be a number");
    int above = MidRank.below(scores, score);
    if (above == scores.length) {
      return rates[above - 1];
    }
    if (above == 0 || scores[above] == score) {
      return rates[above];
    }
    double part = (score - scores[above - 1]) / (scores[above] - scores[above - 1]);
    return rates[above - 1] + part * (rates[above] - rates[above - 1]);
  }

  /**
   * The rate at each distinct score: blocks in rising order, merged while one is not above the
   * last.
   */
  private static double[] pooled(double[] hits, double[] sizes) {
    int[] ends = new int[hits.length];
    double[] blockHits = new double[hits.length];
    double[] blockSizes = new double[hits.length];
    int blocks = 0;
    for (int i = 0; i < hits.length; i++) {
      blockHits[blocks] = hits[i];
      blockSizes[blocks] = sizes[i];
      ends[blocks] = i + 1;
      while (blocks > 0
          && blockHits[blocks] * blockSizes[blocks - 1]
              <= blockHits[blocks - 1] * blockSizes[blocks]) {
        blockHits[blocks - 1] += blockHits[blocks];
        blockSizes[blocks - 1] += blockSizes[blocks];
        ends[blocks - 1] = ends[blocks];
        blocks--;
      }
      blocks++;
    }
    double[] rates = new double[hits.length];
    int start = 0;
    for (int block = 0; block < blocks; block++) {
      Arrays.fill(rates, start, ends[block], blockHits[block] / blockSizes[block]);
      start = ends[block];
    }
    return rates;
  }
}
