package dev.verve.stats;

/**
 * The score interval of a proportion by Wilson (1927), without continuity correction. Unlike the
 * textbook interval it stays between 0 and 1 and keeps its level near the ends and in small groups.
 * It assumes independent users; users of one account are not.
 */
public final class Wilson {
  private Wilson() {}

  /**
   * The share of successes with its 95 % interval; unknown when the group is empty.
   *
   * @param successes between 0 and {@code n}
   * @param n the size of the group
   */
  public static Estimate of(long successes, long n) {
    Require.that(
        successes >= 0 && successes <= n, "successes must be 0 to %d, were %d", n, successes);
    if (n == 0) {
      return new Unknown("nobody in this group");
    }
    double z2 = StandardNormal.Z95 * StandardNormal.Z95;
    double rate = (double) successes / n;
    double centre = (rate + z2 / (2.0 * n)) / (1 + z2 / n);
    double reach =
        StandardNormal.Z95 * Math.sqrt(rate * (1 - rate) / n + z2 / (4.0 * n * n)) / (1 + z2 / n);
    double low = successes == 0 ? 0 : centre - reach;
    double high = successes == n ? 1 : centre + reach;
    return new Measured(rate, low, high);
  }
}
