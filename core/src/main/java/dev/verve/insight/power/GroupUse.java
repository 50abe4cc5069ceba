package dev.verve.insight.power;

/**
 * How a group uses an action.
 *
 * @param users those who did it
 * @param group everybody in the group
 * @param total how often the group did it
 */
public record GroupUse(long users, long group, double total) {

  /** The share of the group that did it, from 0 to 1. */
  public double share() {
    return (double) users / group;
  }

  /** How often a user of the group did it, those who never did included. */
  public double mean() {
    return total / group;
  }
}
