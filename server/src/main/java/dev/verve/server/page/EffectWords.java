package dev.verve.server.page;

import dev.verve.chart.Digits;
import dev.verve.server.impact.EffectOn;

/** An effect as pages write it. */
final class EffectWords {
  private EffectWords() {}

  /** The effect with its interval, where it has one. */
  static String of(EffectOn effect) {
    String value = Digits.change(effect.value());
    return Double.isFinite(effect.low())
        ? "%s (%s to %s)"
            .formatted(value, Digits.change(effect.low()), Digits.change(effect.high()))
        : value;
  }
}
