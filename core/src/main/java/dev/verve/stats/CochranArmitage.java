package dev.verve.stats;

/**
 * The test of Cochran (1954) and Armitage (1955) for a linear trend of a rate over ordered groups,
 * with the groups' positions 0, 1, 2 … as scores. A strong trend can hide a single inverted pair,
 * so read it beside {@link BandRates#steps()}. It assumes independent users.
 *
 * @param z the statistic, positive when the rate rises; 0 when the rate or the group does not vary
 * @param p the two-sided p-value
 */
public record CochranArmitage(double z, double p) {
  /**
   * Tests the groups in their order.
   *
   * @param positives how many in each group have the outcome
   * @param sizes the size of each group, at least two groups
   */
  public static CochranArmitage of(long[] positives, long[] sizes) {
    Require.sameRows(sizes.length, positives.length, "positives");
    Require.that(sizes.length >= 2, "a trend needs at least two groups");
    double n = 0;
    double hits = 0;
    double scoreSum = 0;
    double scoreSquares = 0;
    double scoreHits = 0;
    for (int i = 0; i < sizes.length; i++) {
      Require.that(
          positives[i] >= 0 && positives[i] <= sizes[i],
          "positives must be 0 to %d, were %d",
          sizes[i],
          positives[i]);
      n += sizes[i];
      hits += positives[i];
      scoreSum += (double) i * sizes[i];
      scoreSquares += (double) i * i * sizes[i];
      scoreHits += (double) i * positives[i];
    }
    if (n == 0) {
      return new CochranArmitage(0, 1);
    }
    double rate = hits / n;
    double variance = rate * (1 - rate) * (scoreSquares - scoreSum * scoreSum / n);
    if (variance <= 0) {
      return new CochranArmitage(0, 1);
    }
    double z = (scoreHits - rate * scoreSum) / Math.sqrt(variance);
    return new CochranArmitage(z, PValue.twoSided(z));
  }
}
