package dev.verve.server.live;

import dev.verve.model.Fingerprint;
import dev.verve.model.Lock;
import dev.verve.model.LockReader;
import dev.verve.model.ModelReader;
import dev.verve.model.Rollup;
import dev.verve.model.Scale;
import dev.verve.model.ScoreModel;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  private static final int MOST_RECENT = 16;

  /** Reading a model takes longer than reading a score, and both are asked for together. */
  private static final Map<List<Object>, LiveModel> RECENT =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<List<Object>, LiveModel> eldest) {
              return size() > MOST_RECENT;
            }
          });

  static LiveModel read(int key, String yaml, @Nullable String lock) {
    List<Object> text = List.of(key, yaml, lock == null ? "" : lock);
    LiveModel known = RECENT.get(text);
    if (known != null) {
      return known;
    }
    ScoreModel model = ModelReader.read("model.yaml", yaml);
    LiveModel read =
        new LiveModel(
            key,
            model,
            lock == null ? null : LockReader.read("model.lock.yaml", lock, model),
            yaml);
    RECENT.put(text, read);
    return read;
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
