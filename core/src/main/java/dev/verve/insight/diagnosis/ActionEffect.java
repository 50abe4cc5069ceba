package dev.verve.insight.diagnosis;

import dev.verve.plan.ActionRow;
import dev.verve.stats.Effect;

/**
 * What an action brought to the change of the average.
 *
 * @param action the action, of the later model where both have it
 * @param count what users' doing brought, at the middle of both models
 * @param weight what the model's change brought, at the middle of both dates
 * @param tested {@code count} with its interval
 */
public record ActionEffect(ActionRow action, double count, double weight, Effect tested) {
  /** Both together. */
  public double total() {
    return count + weight;
  }
}
