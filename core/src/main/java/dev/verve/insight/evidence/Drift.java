package dev.verve.insight.evidence;

import dev.verve.stats.Psi;
import java.util.List;
import java.util.Locale;

/**
 * Whether the scores of today are spread as those of a baseline were.
 *
 * @param psi the index, or why there is none
 * @param warnings the reasons of what is unknown
 * @param verdict the answer in one sentence
 */
public record Drift(Psi psi, List<String> warnings, String verdict) {
  /** Copies the warnings. */
  public Drift {
    warnings = List.copyOf(warnings);
  }

  /** Compares the scores of now with those of the baseline; refuses below 200 users a side. */
  public static Drift of(double[] baseline, double[] current) {
    Psi psi = Psi.of(baseline, current);
    if (psi instanceof Psi.Refused refused) {
      String reason = "psi is unknown: " + refused.reason() + ".";
      return new Drift(psi, List.of(reason), "INSUFFICIENT: " + refused.reason() + ".");
    }
    return new Drift(psi, List.of(), psi.compared().map(Drift::words).orElseThrow());
  }

  private static String words(Psi.Compared it) {
    String numbers =
        String.format(Locale.ROOT, "PSI %.3f, by chance alone up to %.3f", it.value(), it.null95());
    if (it.shifted()) {
      return "The distribution of the score has shifted: " + numbers + ".";
    }
    return it.value() > it.null95()
        ? "No shift that matters, though more than chance: " + numbers + "."
        : "No significant change of the distribution: " + numbers + ".";
  }
}
