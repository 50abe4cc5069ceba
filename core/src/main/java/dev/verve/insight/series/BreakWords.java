package dev.verve.insight.series;

import dev.verve.stats.Effect;
import dev.verve.stats.PValue;
import java.util.Locale;

/** What a marker did, in a sentence. */
public final class BreakWords {
  private BreakWords() {}

  /** The sentence, with its reason where it could not be tested. */
  public static String of(Break found) {
    String at = "At \"%s\" (%s) ".formatted(found.marker().label(), found.marker().date());
    return found
        .effect()
        .fold(
            effect -> at + told(found, effect),
            why -> at + "nothing can be said of a break: " + why);
  }

  private static String told(Break found, Effect effect) {
    String size =
        "%s points per user and day (95 %% interval %s to %s, %s)"
            .formatted(
                signed(effect.value()),
                signed(effect.low()),
                signed(effect.high()),
                PValue.text(effect.p()));
    if (!found.significant()) {
      String none = "there is no significant break: " + size + ".";
      return found.branches().isEmpty() ? none : none + branch(found);
    }
    String share =
        found.usual() > 0
            ? String.format(Locale.ROOT, ", %+.0f %%", 100 * effect.value() / found.usual())
            : "";
    return "activity breaks: " + size + share + "." + branch(found);
  }

  private static String branch(Break found) {
    return found.branches().stream()
        .findFirst()
        .map(
            one ->
                " The largest break of a branch is that of %s (%s)."
                    .formatted(one.branch().title(), signed(one.effect().value())))
        .orElse("");
  }

  private static String signed(double value) {
    return String.format(Locale.ROOT, "%+.3f", value);
  }
}
