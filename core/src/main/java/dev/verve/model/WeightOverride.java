package dev.verve.model;

import java.util.Map;

/**
 * Other weights for some users: where several hold for a user, the later one wins, action by
 * action.
 *
 * @param when whom it is for, by traits
 * @param weights weight by action, named {@code action} or {@code branch.action}
 */
public record WeightOverride(Condition when, Map<String, Double> weights) {
  public WeightOverride {
    weights = Map.copyOf(weights);
  }
}
