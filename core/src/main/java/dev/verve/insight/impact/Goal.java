package dev.verve.insight.impact;

import dev.verve.stats.Effect;

/** Which way a metric should move. */
public enum Goal {
  /** More is better: a score, retention, revenue. */
  HIGHER(1),
  /** Less is better: losses, errors, tickets. */
  LOWER(-1);

  private final int sign;

  Goal(int sign) {
    this.sign = sign;
  }

  /** The verdict on an effect whose adjusted p-value is known. */
  Verdict verdict(Effect effect, double adjustedP, double alpha) {
    if (adjustedP >= alpha) {
      return Verdict.NO_EVIDENCE;
    }
    return effect.value() * sign > 0 ? Verdict.VERIFIED : Verdict.NEGATIVE;
  }
}
