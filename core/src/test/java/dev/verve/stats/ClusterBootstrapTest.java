package dev.verve.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClusterBootstrapTest {
  private final ReferenceSample reference = new ReferenceSample();
  private final int[] users = IntStream.range(0, ReferenceSample.ROWS).toArray();

  @Test
  void agreesWithDeLongWhenEveryUserIsACluster() {
    Auc score = Auc.ranked(reference.score, reference.outcomes);
    Auc first = Auc.ranked(reference.first, reference.outcomes);

    ClusterBootstrap.Result result =
        ClusterBootstrap.by(users).of(times -> score.resampled(times) - first.resampled(times));

    Measured difference = result.estimate().measured().orElseThrow();
    assertThat(difference.value()).isCloseTo(0.071297540305912, within(1e-12));
    assertThat(difference.low()).isCloseTo(0.0230, within(0.005));
    assertThat(difference.high()).isCloseTo(0.1196, within(0.005));
    assertThat(result.pOfZero().orElseThrow()).isBetween(0.001, 0.012);
  }

  @Test
  void sameSeedSameResult() {
    Auc auc = Auc.ranked(reference.score, reference.outcomes);
    ClusterBootstrap bootstrap = ClusterBootstrap.by(users).withReplicates(300).withSeed(8);

    assertThat(bootstrap.of(auc::resampled)).isEqualTo(bootstrap.of(auc::resampled));
    assertThat(bootstrap.withSeed(9).of(auc::resampled)).isNotEqualTo(bootstrap.of(auc::resampled));
  }

  @Test
  void coversTheTruthWhereUsersOfAnAccountFareAlike() {
    int seed = 31;
    Random random = new Random(seed);
    double truth = 1 - StandardNormal.above(Math.sqrt(0.5));
    int covered = 0;
    int coveredByDeLong = 0;
    int runs = 150;
    for (int run = 0; run < runs; run++) {
      int rows = 500;
      double[] scores = new double[rows];
      boolean[] outcomes = new boolean[rows];
      int[] accounts = new int[rows];
      double shared = 0;
      for (int i = 0; i < rows; i++) {
        accounts[i] = i / 5;
        if (i % 5 == 0) {
          shared = random.nextGaussian();
        }
        outcomes[i] = accounts[i] % 2 == 0;
        scores[i] =
            Math.sqrt(0.8) * shared
                + Math.sqrt(0.2) * random.nextGaussian()
                + (outcomes[i] ? 1 : 0);
      }
      Auc auc = Auc.ranked(scores, outcomes);
      ClusterBootstrap bootstrap = ClusterBootstrap.by(accounts).withReplicates(300).withSeed(run);
      covered += covers(bootstrap.of(auc::resampled).estimate(), truth);
      coveredByDeLong += covers(DeLong.auc(scores, outcomes), truth);
    }

    assertThat(covered / (double) runs).as("seed %d", seed).isBetween(0.89, 0.99);
    assertThat(coveredByDeLong / (double) runs).as("seed %d", seed).isLessThan(0.8);
  }

  @Test
  void fewClustersAndUndefinedStatisticsAreUnknown() {
    assertThat(ClusterBootstrap.by(new int[100]).of(times -> 1).estimate())
        .isEqualTo(new Unknown("fewer than 10 clusters to resample"));
    assertThat(ClusterBootstrap.by(users).of(times -> Double.NaN).pOfZero()).isEmpty();
  }

  private static int covers(Estimate estimate, double truth) {
    return estimate.measured().orElseThrow().interval().contains(truth) ? 1 : 0;
  }
}
