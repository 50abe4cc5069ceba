package dev.verve.stats;

import java.util.OptionalDouble;

/**
 * The users of a period by where they come from: growth accounting.
 *
 * <p>Counts add over disjoint groups of users, not over periods.
 *
 * @param arrived active for the first time
 * @param retained active in this period and the one before
 * @param resurrected active again after at least one silent period
 * @param dormant active in the period before and silent in this one
 */
public record LifeCycle(long arrived, long retained, long resurrected, long dormant) {

  public LifeCycle {
    Require.that(
        Math.min(Math.min(arrived, retained), Math.min(resurrected, dormant)) >= 0,
        "counts must not be negative");
  }

  /** The counts of both groups together. */
  public LifeCycle plus(LifeCycle other) {
    return new LifeCycle(
        arrived + other.arrived,
        retained + other.retained,
        resurrected + other.resurrected,
        dormant + other.dormant);
  }

  /** Users active in the period. */
  public long active() {
    return arrived + retained + resurrected;
  }

  /** Users gained per user lost, (new + resurrected) / dormant; empty when nobody went dormant. */
  public OptionalDouble quickRatio() {
    return dormant == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) (arrived + resurrected) / dormant);
  }
}
