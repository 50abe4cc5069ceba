package dev.verve.server.live;

import dev.verve.model.Fingerprint;
import dev.verve.model.Lock;
import dev.verve.model.LockReader;
import dev.verve.model.ModelReader;
import dev.verve.model.Rollup;
import dev.verve.model.Scale;
import dev.verve.model.ScoreModel;
import org.jspecify.annotations.Nullable;

/**
 * A model as the server holds it.
 *
 * @param key its number in the store
 * @param model the model
 * @param lock its frozen scale; null where none is needed, or none could be fitted yet
 * @param yaml the model's text
 */
public record LiveModel(int key, ScoreModel model, @Nullable Lock lock, String yaml) {

  static LiveModel read(int key, String yaml, @Nullable String lock) {
    ScoreModel model = ModelReader.read("model.yaml", yaml);
    return new LiveModel(
        key, model, lock == null ? null : LockReader.read("model.lock.yaml", lock, model), yaml);
  }

  /** The version that stands on every score. */
  public String version() {
    return Fingerprint.version(model, lock);
  }

  /**
   * Whether the scale still waits for enough active users to be fitted and frozen. Until then it is
   * fitted anew each time, and no history is kept.
   */
  public boolean isProvisional() {
    Rollup rollup = model.rollup();
    Scale accounts = rollup == null ? null : rollup.scale();
    return lock == null && (model.scale().isFitted() || (accounts != null && accounts.isFitted()));
  }
}
