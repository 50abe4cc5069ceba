package dev.verve.stats;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;

/**
 * Draws clusters with replacement and says how often each row comes along. A draw depends on the
 * seed and its own number alone, so draws can be made in any order and by many threads.
 */
final class ClusterDraws {
  private final int[] clusterOfRow;
  private final int clusters;
  private final long seed;

  /**
   * Prepares the draws.
   *
   * @param clusterOfRow the cluster of each row, numbered from 0
   */
  ClusterDraws(int[] clusterOfRow, long seed) {
    this.clusterOfRow = clusterOfRow.clone();
    this.seed = seed;
    int highest = -1;
    for (int cluster : clusterOfRow) {
      Require.that(cluster >= 0, "clusters must be numbered from 0, was %d", cluster);
      highest = Math.max(highest, cluster);
    }
    this.clusters = highest + 1;
  }

  int clusters() {
    return clusters;
  }

  /** How often each cluster is drawn in the draw of this number. */
  int[] drawClusters(int number) {
    SplittableRandom random = new SplittableRandom(mixed(seed, number));
    int[] drawn = new int[clusters];
    for (int i = 0; i < clusters; i++) {
      drawn[random.nextInt(clusters)]++;
    }
    return drawn;
  }

  /** How often each row is drawn in the draw of this number. */
  int[] draw(int number) {
    int[] drawn = drawClusters(number);
    int[] times = new int[clusterOfRow.length];
    for (int row = 0; row < times.length; row++) {
      times[row] = drawn[clusterOfRow[row]];
    }
    return times;
  }

  /** Passes the rows of the first cluster, ends it, and so on; rows of a cluster in their order. */
  void eachRow(IntConsumer row, Runnable end) {
    int[] starts = new int[clusters + 1];
    for (int cluster : clusterOfRow) {
      starts[cluster + 1]++;
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    int[] next = starts.clone();
    int[] rows = new int[clusterOfRow.length];
    for (int at = 0; at < clusterOfRow.length; at++) {
      rows[next[clusterOfRow[at]]++] = at;
    }
    for (int cluster = 0; cluster < clusters; cluster++) {
      for (int at = starts[cluster]; at < starts[cluster + 1]; at++) {
        row.accept(rows[at]);
      }
      end.run();
    }
  }

  // Neighbouring seeds of SplittableRandom may walk through the same sequence; scattered ones do
  // not.
  private static long mixed(long seed, int number) {
    return new SplittableRandom(seed ^ (0xD1B54A32D192ED03L * (number + 1L))).nextLong();
  }
}
