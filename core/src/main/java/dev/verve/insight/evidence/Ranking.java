package dev.verve.insight.evidence;

import dev.verve.stats.Auc;
import dev.verve.stats.ClusterBootstrap;
import dev.verve.stats.DeLong;
import dev.verve.stats.Estimate;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How well scores rank users by their outcome: the area under the ROC curve with its interval, by
 * DeLong where users are independent, by the bootstrap over clusters where they are not.
 */
final class Ranking {
  /** Above so many rows fewer replicates do, for the interval is narrow anyway. */
  private static final int MANY_ROWS = 100_000;

  private static final int REPLICATES = 2000;
  private static final int FEWER_REPLICATES = 500;

  private final boolean[] outcomes;
  private final Optional<ClusterBootstrap> bootstrap;

  Ranking(boolean[] outcomes, Optional<int[]> clusters) {
    this.outcomes = outcomes;
    int replicates = outcomes.length > MANY_ROWS ? FEWER_REPLICATES : REPLICATES;
    this.bootstrap = clusters.map(ids -> ClusterBootstrap.by(ids).withReplicates(replicates));
  }

  Estimate auc(double[] scores) {
    return bootstrap
        .map(it -> it.of(Auc.ranked(scores, outcomes)::resampled).estimate())
        .orElseGet(() -> DeLong.auc(scores, outcomes));
  }

  Difference compare(double[] first, double[] second) {
    return bootstrap
        .map(it -> clustered(it, Auc.ranked(first, outcomes), Auc.ranked(second, outcomes)))
        .orElseGet(() -> independent(DeLong.compare(first, second, outcomes)));
  }

  private static Difference independent(DeLong.Comparison it) {
    return new Difference(it.first(), it.second(), it.difference(), OptionalDouble.of(it.p()));
  }

  private static Difference clustered(ClusterBootstrap bootstrap, Auc first, Auc second) {
    ClusterBootstrap.Result result =
        bootstrap.of(times -> first.resampled(times) - second.resampled(times));
    return new Difference(
        bootstrap.of(first::resampled).estimate(),
        bootstrap.of(second::resampled).estimate(),
        result.estimate(),
        result.pOfZero());
  }
}
