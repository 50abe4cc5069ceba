package dev.verve.engine;

import dev.verve.model.FittedScale;
import dev.verve.model.Reference;

/**
 * A scale that is ready, and what it was made ready on.
 *
 * @param scale the scale
 * @param users the population that was looked at; 0 where the number was fixed or locked
 * @param active those of them with raw points above 0
 */
public record Fit(FittedScale scale, long users, long active) {

  /** A scale whose number was known before. */
  static Fit known(FittedScale scale) {
    return new Fit(scale, 0, 0);
  }

  /** Whether nobody was active, so that the number is a stand-in: every score is 0 anyway. */
  public boolean isStandIn() {
    return users > 0 && active == 0;
  }

  /** Loads the reference of a percentile scale under a name; others have none. */
  void loadReference(Engine engine, String name) {
    Reference reference = scale.reference();
    if (reference != null) {
      engine.rows(ModelTables.reference(name, reference));
    }
  }
}
