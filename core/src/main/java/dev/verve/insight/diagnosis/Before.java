package dev.verve.insight.diagnosis;

import dev.verve.engine.ScoreRun;
import dev.verve.plan.BoundModel;

/**
 * A model that stood at the earlier date, and a run of it on the same engine.
 *
 * @param model the model
 * @param run a run that nothing was asked of yet
 */
public record Before(BoundModel model, ScoreRun run) {}
