package dev.verve.insight.impact;

import dev.verve.stats.Effect;
import dev.verve.stats.PValue;

/** The answer to "did it work?" in a sentence, and what to do next. */
public final class ImpactWords {
  private ImpactWords() {}

  /** The verdict on the primary comparison. */
  public static String sentence(Impact impact) {
    Comparison found = impact.primary();
    String who = found.metric() + " in " + found.arm();
    return switch (found.verdict()) {
      case VERIFIED -> "Verified: " + who + moved(impact, found);
      case NEGATIVE -> "Negative: " + who + moved(impact, found);
      case NO_EVIDENCE -> "No evidence that " + who + " changed" + visible(found);
      case INVALID -> "Invalid: " + found.effect().refusal().orElse("");
      case INSUFFICIENT -> "Insufficient: " + found.effect().refusal().orElse("");
    };
  }

  private static String moved(Impact impact, Comparison found) {
    Effect effect = found.deciding().orElseThrow();
    boolean up = effect.value() > 0;
    return (impact.evidence() == Evidence.RANDOMISED
            ? " is %s " + (up ? "higher" : "lower") + " than in " + impact.arms().get(0).name()
            : " moved by %s " + (up ? "more" : "less") + " than without treatment")
        .concat(" (%s%s).")
        .formatted(
            Amounts.size(found, Math.abs(effect.value())),
            interval(found, effect),
            PValue.text(found.adjustedP().value().orElse(effect.p())));
  }

  private static String visible(Comparison found) {
    Effect effect = found.deciding().orElseThrow();
    String seen =
        ": %s (%s%s)."
            .formatted(
                Amounts.signed(found, effect.value()),
                interval(found, effect),
                PValue.text(found.adjustedP().value().orElse(effect.p())));
    return seen
        + found
            .smallestDetectable()
            .value()
            .map(
                least ->
                    " An effect of " + Amounts.size(found, least) + " would likely have shown.")
            .orElse("");
  }

  private static String interval(Comparison found, Effect effect) {
    return Double.isFinite(effect.low())
        ? Amounts.signed(found, effect.low()) + " to " + Amounts.signed(found, effect.high()) + ", "
        : "";
  }
}
