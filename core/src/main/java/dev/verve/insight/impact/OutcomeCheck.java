package dev.verve.insight.impact;

import dev.verve.stats.PValue;

/**
 * Whether an outcome moved with the score. Whoever pushes the score's own actions raises the score
 * and nothing else; the outcome, which the score should stand for, tells it.
 *
 * @param comparison the outcome in the same arm
 * @param finding what was found
 * @param sentence the same in words
 */
public record OutcomeCheck(Comparison comparison, Finding finding, String sentence) {

  /** What the outcome says of the primary metric's effect. */
  public enum Finding {
    /** Both rose. */
    CONFIRMED,
    /** The primary metric rose and the outcome did not, as far as this many users can show. */
    GAMING,
    /** The primary metric did not rise, so that there is nothing to confirm. */
    NOTHING_TO_CONFIRM,
    /** The outcome cannot be judged. */
    UNKNOWN
  }

  static OutcomeCheck of(Comparison primary, Comparison outcome) {
    Finding finding = finding(primary.verdict(), outcome.verdict());
    return new OutcomeCheck(outcome, finding, sentence(finding, primary, outcome));
  }

  private static Finding finding(Verdict primary, Verdict outcome) {
    if (primary != Verdict.VERIFIED) {
      return Finding.NOTHING_TO_CONFIRM;
    }
    return switch (outcome) {
      case VERIFIED -> Finding.CONFIRMED;
      case NEGATIVE, NO_EVIDENCE -> Finding.GAMING;
      case INVALID, INSUFFICIENT -> Finding.UNKNOWN;
    };
  }

  private static String sentence(Finding finding, Comparison primary, Comparison outcome) {
    String seen = outcome.deciding().map(e -> seen(outcome)).orElse("");
    return switch (finding) {
      case CONFIRMED -> "The outcome %s moved too%s.".formatted(outcome.metric(), seen);
      case GAMING ->
          "%s rose and the outcome %s did not%s: the score's own actions may have been pushed without bringing what the score stands for.%s"
              .formatted(primary.metric(), outcome.metric(), seen, visible(outcome));
      case NOTHING_TO_CONFIRM ->
          "%s did not rise, so that the outcome %s has nothing to confirm%s."
              .formatted(primary.metric(), outcome.metric(), seen);
      case UNKNOWN ->
          "Whether the outcome %s moved is unknown: %s"
              .formatted(outcome.metric(), outcome.effect().refusal().orElse(""));
    };
  }

  private static String seen(Comparison outcome) {
    return outcome
        .deciding()
        .map(
            effect ->
                " (%s, %s)"
                    .formatted(Amounts.withInterval(outcome, effect), PValue.text(effect.p())))
        .orElse("");
  }

  private static String visible(Comparison outcome) {
    return outcome
        .smallestDetectable()
        .value()
        .map(
            least ->
                " An effect of %s would likely have shown.".formatted(Amounts.size(outcome, least)))
        .orElse("");
  }
}
