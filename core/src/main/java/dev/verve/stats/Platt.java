package dev.verve.stats;

/**
 * Turns scores into probabilities by a logistic curve (Platt 1999). The outcomes are drawn in a
 * little, to (n₊ + 1) / (n₊ + 2) and 1 / (n₋ + 2), which keeps a small or separated sample from
 * promising certainty. Fit it on users that the score was not learned from. It assumes that the
 * log-odds rise with the score in a straight line; {@link Isotonic} does not.
 *
 * @param slope the change of the log-odds for one point of score
 * @param intercept the log-odds at score zero
 */
public record Platt(double slope, double intercept) {
  /**
   * Learns the curve.
   *
   * @throws IllegalArgumentException when one outcome class is missing or the scores do not vary
   */
  public static Platt fit(double[] scores, boolean[] outcomes) {
    int n = scores.length;
    int positives = Classes.count(true, outcomes);
    Require.sameRows(n, outcomes.length, "outcomes");
    double high = (positives + 1.0) / (positives + 2);
    double low = 1.0 / (n - positives + 2);
    EqualScores equal = EqualScores.of(scores, outcomes);
    int different = equal.size();
    double[] twice = new double[2 * different];
    boolean[] happened = new boolean[2 * different];
    double[] shares = new double[2 * different];
    for (int i = 0; i < different; i++) {
      twice[i] = equal.score(i);
      twice[different + i] = equal.score(i);
      happened[i] = true;
      shares[i] = equal.positives(i) * high + equal.negatives(i) * low;
      shares[different + i] = equal.positives(i) * (1 - high) + equal.negatives(i) * (1 - low);
    }
    Require.that(positives > 0 && positives < n, "a curve needs both outcome classes");
    Design design = Design.rowMajor(twice, 1);
    Require.that(design.deviations()[0] > 0, "a curve needs scores that vary");
    LogisticFit fit =
        LogisticRegression.signed()
            .withPenalty(0)
            .fit(Sample.of(design, happened).counting(shares));
    return new Platt(fit.weight(0), fit.constant());
  }

  /** The probability of the outcome at a score. */
  public double probability(double score) {
    return LogOdds.probability(intercept + slope * score);
  }
}
