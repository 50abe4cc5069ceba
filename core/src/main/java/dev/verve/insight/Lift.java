package dev.verve.insight;

import dev.verve.plan.ActionRow;

/**
 * What would lift an entity to the next band.
 *
 * @param action the action
 * @param extra the least amount more that reaches it, in the action's own measure
 */
public record Lift(ActionRow action, double extra) {}
