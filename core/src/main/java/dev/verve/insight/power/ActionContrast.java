package dev.verve.insight.power;

import dev.verve.stats.Conclusion;
import dev.verve.stats.StratifiedDifference;

/**
 * An action of two groups.
 *
 * @param event the event's name
 * @param isScored whether the model reads it, so that the difference is in part made by the score
 * @param high how the studied group uses it
 * @param low how the other does
 * @param share the adjusted difference of the shares
 * @param amount the adjusted difference of the amounts a user
 * @param adjustedP the p-value of the shares' difference after Benjamini and Hochberg over all
 *     actions; 1 where there is none
 */
public record ActionContrast(
    String event,
    boolean isScored,
    GroupUse high,
    GroupUse low,
    Conclusion<StratifiedDifference> share,
    Conclusion<StratifiedDifference> amount,
    double adjustedP) {
  private static final double LEVEL = 0.05;

  /** Whether the shares differ beyond chance. */
  public boolean isSignificant() {
    return adjustedP < LEVEL;
  }

  /** Whether the shares could be tested and may differ by chance alone. */
  public boolean mayBeChance() {
    return share.value().isPresent() && !isSignificant();
  }

  ActionContrast withAdjustedP(double p) {
    return new ActionContrast(event, isScored, high, low, share, amount, p);
  }
}
