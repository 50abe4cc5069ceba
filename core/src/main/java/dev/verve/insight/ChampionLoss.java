package dev.verve.insight;

import dev.verve.insight.AccountExplanation.Member;
import java.util.Comparator;
import java.util.Optional;

/**
 * The loss of the one person who carried an account: the member who brought most of its score at
 * the earlier date, and at least a fifth of it, has gone or has lost half of their own score. Such
 * a fall often comes before the account's own, since the others hold it up for a while.
 *
 * @param id the member
 * @param share of the account's score that they brought, from 0 to 1
 * @param scoreBefore their own score then
 * @param scoreAfter their own score now; 0 where they are no longer a member
 */
public record ChampionLoss(String id, double share, double scoreBefore, double scoreAfter) {
  private static final double LEAST_SHARE = 0.2;
  private static final double HALF = 0.5;

  /** The loss between two dates; empty where the champion is well, or nobody stood out. */
  public static Optional<ChampionLoss> of(AccountChange change) {
    return change
        .before()
        .filter(before -> before.raw() > 0)
        .flatMap(
            before ->
                before.members().stream()
                    .max(Comparator.comparingDouble(Member::part))
                    .map(champion -> compare(champion, before.raw(), change.after())))
        .filter(loss -> loss.share() >= LEAST_SHARE)
        .filter(loss -> loss.scoreAfter() <= HALF * loss.scoreBefore());
  }

  private static ChampionLoss compare(Member champion, double raw, AccountExplanation after) {
    double now =
        after.members().stream()
            .filter(member -> member.id().equals(champion.id()))
            .mapToDouble(Member::score)
            .findFirst()
            .orElse(0);
    return new ChampionLoss(champion.id(), champion.part() / raw, champion.score(), now);
  }
}
