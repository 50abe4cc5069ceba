package dev.verve.model;

/** Writes a lock as YAML; {@link LockReader} reads it back to the same numbers. */
public final class LockText {
  private LockText() {}

  /** The text of a lock file. */
  public static String of(Lock lock) {
    StringBuilder text = new StringBuilder();
    text.append("# Frozen by `verve calibrate`. Scores are comparable while this file stands;\n");
    text.append("# calibrate again only to move the scale on purpose.\n");
    text.append("model: ").append(lock.model()).append('\n');
    text.append("model_hash: '").append(lock.modelHash()).append("'\n");
    scale(text, "scale", lock.scale());
    FittedScale accounts = lock.accountScale();
    if (accounts != null) {
      scale(text, "account_scale", accounts);
    }
    text.append("reference:\n");
    text.append("  date: ").append(lock.date()).append('\n');
    text.append("  users: ").append(lock.users()).append('\n');
    text.append("  active: ").append(lock.active()).append('\n');
    text.append("  days: ").append(lock.days()).append('\n');
    return text.toString();
  }

  private static void scale(StringBuilder text, String key, FittedScale scale) {
    text.append(key).append(":\n  method: ").append(scale.method().word()).append('\n');
    if (scale.number() != null) {
      text.append("  ").append(scale.method().parameter()).append(": ");
      text.append(scale.number()).append('\n');
    }
    Reference reference = scale.reference();
    if (reference != null) {
      text.append("  values: ").append(reference.values()).append('\n');
      text.append("  counts: ").append(reference.counts()).append('\n');
    }
  }
}
