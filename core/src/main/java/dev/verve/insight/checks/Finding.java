package dev.verve.insight.checks;

import dev.verve.stats.Conclusion;
import dev.verve.stats.Effect;

/**
 * What a check found.
 *
 * @param check the check
 * @param change what it measured before and after, or why it could not
 * @param adjusted the p-value after Benjamini and Hochberg over all checks that could be made; 1
 *     where it could not
 */
public record Finding(Check check, Conclusion<Change> change, double adjusted) {
  /** Changes of a smaller share are not worth a word, however certain. */
  private static final double LEAST_SHARE = 0.05;

  private static final double LEVEL = 0.05;

  /**
   * A ratio in each of two periods.
   *
   * @param before in the earlier
   * @param after in the later
   * @param effect the difference, with its error clustered at the user
   */
  public record Change(double before, double after, Effect effect) {}

  /** What a check says. */
  public enum Verdict {
    WORSE,
    BETTER,
    STEADY,
    UNKNOWN
  }

  /** What it says: a change counts where it is certain and at least 5 % of what was before. */
  public Verdict verdict() {
    return change.fold(this::judge, why -> Verdict.UNKNOWN);
  }

  private Verdict judge(Change found) {
    double moved = found.after - found.before;
    if (adjusted > LEVEL || Math.abs(moved) < LEAST_SHARE * Math.abs(found.before)) {
      return Verdict.STEADY;
    }
    return moved > 0 == check.moreIsWorse() ? Verdict.WORSE : Verdict.BETTER;
  }
}
