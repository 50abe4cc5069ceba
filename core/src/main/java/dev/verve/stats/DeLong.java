package dev.verve.stats;

/**
 * The uncertainty of the area under the ROC curve, and the paired comparison of two scores on the
 * same users, after DeLong, DeLong and Clarke-Pearson (1988).
 *
 * <p>The variance comes from each user's placement: the share of the other class that the user
 * beats. Placements are found by binary search in the sorted classes, which costs n log n as the
 * mid-rank method of Sun and Xu (2014) does. The method is asymptotic and assumes independent
 * users: where users belong to accounts use {@link ClusterBootstrap}. The interval is symmetric on
 * the plain scale, clipped to 0 and 1, and is too narrow very near to 1.
 */
public final class DeLong {
  private final double auc;
  private final double[] positivePlacements;
  private final double[] negativePlacements;

  private DeLong(double[] scores, boolean[] outcomes) {
    Classes classes = Classes.of(scores, outcomes);
    Require.that(
        classes.positives().length >= 2 && classes.negatives().length >= 2,
        "a comparison needs at least 2 users of either class");
    positivePlacements = Classes.only(true, scores, outcomes);
    for (int i = 0; i < positivePlacements.length; i++) {
      positivePlacements[i] = MidRank.share(classes.negatives(), positivePlacements[i]);
    }
    negativePlacements = Classes.only(false, scores, outcomes);
    for (int i = 0; i < negativePlacements.length; i++) {
      negativePlacements[i] = 1 - MidRank.share(classes.positives(), negativePlacements[i]);
    }
    auc = mean(positivePlacements);
  }

  /**
   * Two scores on the same users.
   *
   * @param first the area of the first score
   * @param second the area of the second
   * @param difference first minus second, with its interval
   * @param z the difference in standard errors; infinite when its variance is zero
   * @param p the two-sided p-value of no difference
   */
  public record Comparison(
      Measured first, Measured second, Measured difference, double z, double p) {}

  /** The area with its 95 % interval; unknown with fewer than 2 users in a class. */
  public static Estimate auc(double[] scores, boolean[] outcomes) {
    Require.sameRows(scores.length, outcomes.length, "outcomes");
    int positives = Classes.count(true, outcomes);
    if (positives < 2 || outcomes.length - positives < 2) {
      return new Unknown("fewer than 2 users in one of the outcome classes");
    }
    return new DeLong(scores, outcomes).measured();
  }

  /**
   * Compares two scores on the same users.
   *
   * @throws IllegalArgumentException with fewer than 2 users in a class
   */
  public static Comparison compare(double[] first, double[] second, boolean[] outcomes) {
    DeLong a = new DeLong(first, outcomes);
    DeLong b = new DeLong(second, outcomes);
    double variance = a.covariance(a) + b.covariance(b) - 2 * a.covariance(b);
    double error = Math.sqrt(Math.max(0, variance));
    double difference = a.auc - b.auc;
    double z = difference == 0 ? 0 : difference / error;
    return new Comparison(
        a.measured(),
        b.measured(),
        Measured.of(difference, Interval.wald(difference, error)),
        z,
        PValue.twoSided(z));
  }

  private Measured measured() {
    Interval wald = Interval.wald(auc, Math.sqrt(covariance(this)));
    return new Measured(auc, Math.max(0, wald.low()), Math.min(1, wald.high()));
  }

  private double covariance(DeLong other) {
    return covariance(positivePlacements, other.positivePlacements) / positivePlacements.length
        + covariance(negativePlacements, other.negativePlacements) / negativePlacements.length;
  }

  private static double covariance(double[] x, double[] y) {
    double meanX = mean(x);
    double meanY = mean(y);
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (x[i] - meanX) * (y[i] - meanY);
    }
    return sum / (x.length - 1);
  }

  private static double mean(double[] x) {
    double sum = 0;
    for (double each : x) {
      sum += each;
    }
    return sum / x.length;
  }
}
