package dev.verve.insight.draft;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * First weights by one rule: what the population does least often counts most. The action that the
 * users bring most of (users who do it × what their median does) counts 1, and every other one as
 * many times more as it is rarer, from 1 to {@value #MOST}; half as much again where newcomers who
 * did it came back more often. Friction counts −1, and what grows by itself 0.1. It is a start for
 * judgement: rarity is not value.
 */
final class Weighing {
  private static final int MOST = 20;
  private static final double RETURN_BONUS = 1.5;

  private final Optional<Candidate> commonest;
  private final FirstWeeks firstWeeks;

  Weighing(List<Candidate> candidates, FirstWeeks firstWeeks) {
    this.commonest =
        candidates.stream().filter(Weighing::isUse).max(Comparator.comparing(Candidate::usual));
    this.firstWeeks = firstWeeks;
  }

  /**
   * A weight and why.
   *
   * @param value points per unit
   * @param reason whole sentences
   */
  record Weight(double value, String reason) {}

  Weight of(Candidate candidate) {
    if (candidate.meaning() == Meaning.FRICTION) {
      return new Weight(-1, "Something goes wrong, so it takes points away.");
    }
    if (candidate.meaning() == Meaning.VANITY) {
      return new Weight(0.1, "It grows without anybody being better off, so it hardly counts.");
    }
    Candidate most = commonest.orElse(candidate);
    double times = most.usual() / candidate.usual();
    long rarity = Math.max(1, Math.min(MOST, Math.round(times)));
    String reason =
        most.slug().equals(candidate.slug())
            ? "What users bring most of counts 1."
            : rarity > 1
                ? "%s %d times as rare as %s."
                    .formatted(times > MOST ? "More than" : "About", rarity, most.slug())
                : "About as common as " + most.slug() + ".";
    Optional<FirstWeeks.Lift> lift =
        candidate.countsProperty()
            ? Optional.empty()
            : firstWeeks.lift(candidate.profile().event());
    return lift.map(
            found ->
                new Weight(Math.min(MOST, Math.round(rarity * RETURN_BONUS)), reason + said(found)))
        .orElse(new Weight(rarity, reason));
  }

  private static String said(FirstWeeks.Lift lift) {
    return String.format(
        Locale.ROOT,
        " Of newcomers who did it in their first week %.0f %% came back, of the others %.0f %%:"
            + " half as much again.",
        100 * lift.with(),
        100 * lift.without());
  }

  private static boolean isUse(Candidate candidate) {
    return candidate.meaning() != Meaning.FRICTION && candidate.meaning() != Meaning.VANITY;
  }
}
