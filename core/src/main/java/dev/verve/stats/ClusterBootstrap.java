package dev.verve.stats;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The percentile bootstrap over clusters, for rows that are not independent of each other, as users
 * of one account are: whole clusters are drawn with replacement, so what their rows share is kept
 * (Davison and Hinkley 1997, section 3.8). It needs many clusters, some 50 or more, none of which
 * holds most of the rows; with few the interval is too narrow.
 *
 * <p>The result depends on the seed and not on the number of processors. Example: the interval of
 * the difference of two areas is {@code bootstrap.of(times -> a.resampled(times) -
 * b.resampled(times))}.
 */
public final class ClusterBootstrap {
  private static final int LEAST_CLUSTERS = 10;
  private static final double MOST_UNDEFINED = 0.01;

  private final int[] clusterOfRow;
  private final int replicates;
  private final long seed;

  private ClusterBootstrap(int[] clusterOfRow, int replicates, long seed) {
    this.clusterOfRow = clusterOfRow;
    this.replicates = replicates;
    this.seed = seed;
  }

  /**
   * A bootstrap of 2,000 replicates with seed 1.
   *
   * @param clusterOfRow the cluster of each row, numbered from 0 without gaps
   */
  public static ClusterBootstrap by(int[] clusterOfRow) {
    return new ClusterBootstrap(clusterOfRow.clone(), 2000, 1);
  }

  /** With another number of replicates, at least 100. */
  public ClusterBootstrap withReplicates(int number) {
    Require.that(number >= 100, "a bootstrap needs at least 100 replicates, was %d", number);
    return new ClusterBootstrap(clusterOfRow, number, seed);
  }

  /** With another seed. */
  public ClusterBootstrap withSeed(long newSeed) {
    return new ClusterBootstrap(clusterOfRow, replicates, newSeed);
  }

  /**
   * A bootstrapped statistic.
   *
   * @param estimate the statistic on the rows themselves with its percentile interval
   * @param pOfZero the two-sided p-value of the statistic being zero, by the standard deviation of
   *     the replicates and the normal distribution; empty when the estimate is unknown
   */
  public record Result(Estimate estimate, OptionalDouble pOfZero) {}

  /**
   * Bootstraps a statistic. Unknown with fewer than {@value #LEAST_CLUSTERS} clusters, or when the
   * statistic is undefined on more than 1 % of the resamples.
   *
   * @param statistic from how often each row is drawn; NaN where undefined; called by many threads
   */
  public Result of(ToDoubleFunction<int[]> statistic) {
    ClusterDraws draws = new ClusterDraws(clusterOfRow, seed);
    if (draws.clusters() < LEAST_CLUSTERS) {
      return unknown("fewer than " + LEAST_CLUSTERS + " clusters to resample");
    }
    int[] once = new int[clusterOfRow.length];
    Arrays.fill(once, 1);
    double value = statistic.applyAsDouble(once);
    double[] sorted =
        IntStream.range(0, replicates)
            .parallel()
            .mapToDouble(number -> statistic.applyAsDouble(draws.draw(number)))
            .filter(each -> !Double.isNaN(each))
            .sorted()
            .toArray();
    if (Double.isNaN(value) || sorted.length < replicates * (1 - MOST_UNDEFINED)) {
      return unknown("undefined on too many resamples");
    }
    double z = value == 0 ? 0 : value / standardDeviation(sorted);
    return new Result(
        Measured.of(value, Quantile.middle95(sorted)), OptionalDouble.of(PValue.twoSided(z)));
  }

  private static Result unknown(String reason) {
    return new Result(new Unknown(reason), OptionalDouble.empty());
  }

  private static double standardDeviation(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
    return Math.sqrt(squares / (values.length - 1));
  }
}
