package dev.verve.insight.evidence;

import static dev.verve.problem.Check.require;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Users with a score and what became of them afterwards. Arrays are kept, not copied: leave them
 * alone.
 */
public final class ScoredUsers {
  private final double[] scores;
  private final boolean[] outcomes;
  private final double @Nullable [] against;
  private final int @Nullable [] clusters;

  private ScoredUsers(
      double[] scores, boolean[] outcomes, double @Nullable [] against, int @Nullable [] clusters) {
    this.scores = scores;
    this.outcomes = outcomes;
    this.against = against;
    this.clusters = clusters;
  }

  /**
   * Users with one score each.
   *
   * @param scores finite, higher for a user of whom more is hoped
   * @param outcomes whether the good thing happened after the score
   */
  public static ScoredUsers of(double[] scores, boolean[] outcomes) {
    sameRows(scores.length, outcomes.length, "outcomes");
    require(Arrays.stream(scores).allMatch(Double::isFinite), "scores must be finite");
    return new ScoredUsers(scores, outcomes, null, null);
  }

  /** With a second score of the same users to compare with. */
  public ScoredUsers against(double[] other) {
    sameRows(scores.length, other.length, "scores to compare with");
    require(Arrays.stream(other).allMatch(Double::isFinite), "scores must be finite");
    return new ScoredUsers(scores, outcomes, other, clusters);
  }

  /** With the cluster of each user, such as the account, numbered from 0 without gaps. */
  public ScoredUsers inClusters(int[] clusterOfRow) {
    sameRows(scores.length, clusterOfRow.length, "clusters");
    return new ScoredUsers(scores, outcomes, against, clusterOfRow);
  }

  double[] scores() {
    return scores;
  }

  boolean[] outcomes() {
    return outcomes;
  }

  Optional<double[]> against() {
    return Optional.ofNullable(against);
  }

  Optional<int[]> clusters() {
    return Optional.ofNullable(clusters);
  }

  int size() {
    return scores.length;
  }

  int positives() {
    return (int) IntStream.range(0, outcomes.length).filter(row -> outcomes[row]).count();
  }

  boolean vary() {
    return Arrays.stream(scores).anyMatch(score -> score != scores[0]);
  }

  private static void sameRows(int left, int right, String what) {
    require(left == right, "%s must have one entry a user: %s users, %s", what, left, right);
  }
}
