package dev.verve.insight.series;

import dev.verve.model.Branch;
import dev.verve.stats.Conclusion;
import dev.verve.stats.Effect;
import java.util.List;

/**
 * What a marker did to the daily series.
 *
 * @param marker the marker
 * @param effect the step of everybody's points per user and day, or why none can be told
 * @param usual what they were without it, over the days from it on; 0 where none can be told
 * @param adjusted the p-value after Benjamini and Hochberg over all series of all markers
 * @param significant whether it is a break
 * @param branches branches that broke on their own, the largest first
 */
public record Break(
    Marker marker,
    Conclusion<Effect> effect,
    double usual,
    double adjusted,
    boolean significant,
    List<OfBranch> branches) {
  public Break {
    branches = List.copyOf(branches);
  }

  /**
   * A branch that broke.
   *
   * @param branch the branch
   * @param effect the step of its points per user and day
   * @param adjusted as for all
   */
  public record OfBranch(Branch branch, Effect effect, double adjusted) {}
}
