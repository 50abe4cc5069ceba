package dev.verve.insight.diagnosis;

import dev.verve.stats.Effect;

/**
 * What users of one group brought to the change of the average, measured against the middle of
 * those who stayed.
 *
 * @param users how many
 * @param tested the effect with its interval
 */
public record GroupEffect(long users, Effect tested) {}
