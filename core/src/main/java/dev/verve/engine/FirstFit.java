package dev.verve.engine;

import dev.verve.model.Lock;
import dev.verve.model.Scale;
import org.jspecify.annotations.Nullable;

/** The scale of a run: the frozen one, or else the one that the first date gives to all others. */
final class FirstFit {
  private final Engine engine;
  private final Scale scale;
  private final @Nullable Lock lock;
  private @Nullable Fit made;

  FirstFit(Engine engine, Scale scale, @Nullable Lock lock) {
    this.engine = engine;
    this.scale = scale;
    this.lock = lock;
  }

  /** Whether the scale is yet to be found in raw points. */
  boolean isOpen() {
    return made == null && lock == null && scale.isFitted();
  }

  Scale.Method method() {
    return lock == null ? scale.method() : lock.scale().method();
  }

  /**
   * The scale, with its reference loaded.
   *
   * @param raw a query of raw points, which is asked where the scale is open
   */
  Fit at(String raw) {
    if (made == null) {
      made = make(raw);
      made.loadReference(engine, "reference");
    }
    return made;
  }

  private Fit make(String raw) {
    if (lock != null) {
      return Fit.known(lock.scale());
    }
    if (scale.isFitted()) {
      engine.table("raw_reference", "select raw from (" + raw + ") r");
    }
    return new Fitter(engine).fit(scale, "raw_reference");
  }
}
