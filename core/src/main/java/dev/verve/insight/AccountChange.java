package dev.verve.insight;

import dev.verve.insight.AccountExplanation.Member;
import dev.verve.plan.ActionRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The change of an account's score between two dates, split exactly twice: over the actions, and
 * over the members. Where the account has a scale of its own, each part is its change of raw points
 * times the slope of the scale between the two.
 *
 * @param before the explanation at the earlier date; empty where the account had no users
 * @param after the explanation at the later date
 * @param actions the change by action; they sum to the change of the score
 * @param members the change by member, the largest first; they sum to it too
 */
public record AccountChange(
    Optional<AccountExplanation> before,
    AccountExplanation after,
    List<ActionPart> actions,
    List<MemberPart> members) {

  /** Raw values that differ by less are the same, added in another order. */
  private static final double STILL = 1e-11;

  /**
   * What an action changed.
   *
   * @param action the action
   * @param scoreChange its part of the change of the score
   */
  public record ActionPart(ActionRow action, double scoreChange) {}

  /**
   * What a member changed.
   *
   * @param id the user
   * @param scoreBefore the user's own score then; empty where not yet a member
   * @param scoreAfter the user's own score now; empty where no longer one
   * @param scoreChange the part of the change of the account's score
   */
  public record MemberPart(
      String id, Optional<Double> scoreBefore, Optional<Double> scoreAfter, double scoreChange) {}

  /** The change from one explanation to another. */
  public static AccountChange of(Optional<AccountExplanation> before, AccountExplanation after) {
    double raw = after.raw() - before.map(AccountExplanation::raw).orElse(0.0);
    double score = after.score() - before.map(AccountExplanation::score).orElse(0.0);
    double slope = Math.abs(raw) > STILL ? score / raw : worth(after);
    Map<ActionRow, Double> actions = new LinkedHashMap<>();
    after.actions().forEach(part -> actions.merge(part.action(), part.points(), Double::sum));
    before.ifPresent(
        then ->
            then.actions()
                .forEach(part -> actions.merge(part.action(), -part.points(), Double::sum)));
    List<ActionPart> parts = new ArrayList<>();
    actions.forEach((action, change) -> parts.add(new ActionPart(action, change * slope)));
    parts.sort((l, r) -> Double.compare(Math.abs(r.scoreChange()), Math.abs(l.scoreChange())));
    return new AccountChange(before, after, List.copyOf(parts), members(before, after, slope));
  }

  /** What a raw point is worth where the account stands; parts that cancel are told by it. */
  private static double worth(AccountExplanation account) {
    return account.raw() > 0 ? account.score() / account.raw() : 0;
  }

  private static List<MemberPart> members(
      Optional<AccountExplanation> before, AccountExplanation after, double slope) {
    Map<String, Member> then = new LinkedHashMap<>();
    before.ifPresent(b -> b.members().forEach(member -> then.put(member.id(), member)));
    List<MemberPart> parts = new ArrayList<>();
    for (Member now : after.members()) {
      Optional<Member> was = Optional.ofNullable(then.remove(now.id()));
      double change = now.part() - was.map(Member::part).orElse(0.0);
      parts.add(
          new MemberPart(
              now.id(), was.map(Member::score), Optional.of(now.score()), change * slope));
    }
    then.values()
        .forEach(
            gone ->
                parts.add(
                    new MemberPart(
                        gone.id(),
                        Optional.of(gone.score()),
                        Optional.empty(),
                        -gone.part() * slope)));
    parts.sort((l, r) -> Double.compare(Math.abs(r.scoreChange()), Math.abs(l.scoreChange())));
    return List.copyOf(parts);
  }
}
