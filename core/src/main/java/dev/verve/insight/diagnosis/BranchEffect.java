package dev.verve.insight.diagnosis;

import dev.verve.model.Branch;
import dev.verve.stats.Effect;

/**
 * What a branch brought to the change of the average: the sums over its actions.
 *
 * @param branch the branch, of the later model where both have it
 * @param count what users' doing brought
 * @param weight what the model's change brought
 * @param tested {@code count} with its interval
 */
public record BranchEffect(Branch branch, double count, double weight, Effect tested) {}
