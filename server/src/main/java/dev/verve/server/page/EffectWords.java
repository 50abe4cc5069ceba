package dev.verve.server.page;

import dev.verve.chart.Digits;
import dev.verve.server.impact.EffectOn;

/** An effect as pages write it. */
final class EffectWords {
  private EffectWords() {}

  /** The effect with its interval, where it has one. */
  static String of(EffectOn effect) {
    return (Digits.change(effect.value()) + " " + interval(effect)).strip();
  }

  /** The interval in brackets; empty where there is none. */
  static String interval(EffectOn effect) {
    return Double.isFinite(effect.low())
        ? "(%s to %s)".formatted(Digits.change(effect.low()), Digits.change(effect.high()))
        : "";
  }
}
