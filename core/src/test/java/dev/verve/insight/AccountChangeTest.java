package dev.verve.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.verve.insight.AccountExplanation.ActionPart;
import dev.verve.insight.AccountExplanation.Member;
import dev.verve.plan.ActionRow;
import dev.verve.plan.BareModel;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** An account of two dates: what each action and each user changed sums to what it changed. */
class AccountChangeTest {
  private static final List<ActionRow> ACTIONS =
      BareModel.of(
              "name: m\nactions: {login: 1, share: 1, export: 1}\nscale: {method: cap, at: 9}\n")
          .actions();

  private static AccountExplanation account(
      double raw, double score, List<ActionPart> actions, Member... members) {
    return new AccountExplanation(
        "acme",
        LocalDate.of(2026, 3, 1),
        raw,
        score,
        "Light",
        members.length,
        actions,
        List.of(members),
        AccountOutlook.NONE);
  }

  private static ActionPart part(int action, double points) {
    return new ActionPart(ACTIONS.get(action), points);
  }

  private static final AccountExplanation BEFORE =
      account(
          20,
          40,
          List.of(part(0, 15), part(1, 5)),
          new Member("ann", 50, "Engaged", 12),
          new Member("bob", 30, "Light", 8));
  private static final AccountExplanation AFTER =
      account(
          30,
          55,
          List.of(part(0, 14), part(2, 16)),
          new Member("ann", 52, "Engaged", 13),
          new Member("cyd", 70, "Power", 17));

  @Test
  void partsSumToTheChangeThoseThatMovedMostFirst() {
    AccountChange change = AccountChange.of(Optional.of(BEFORE), AFTER);
    // 15 points of score for 10 of raw: each point of raw is worth 1.5
    assertThat(change.actions())
        .extracting(it -> it.action().action().slug(), AccountChange.ActionPart::scoreChange)
        .containsExactly(tuple("export", 24.0), tuple("share", -7.5), tuple("login", -1.5));
    assertThat(change.members())
        .containsExactly(
            new AccountChange.MemberPart("cyd", Optional.empty(), Optional.of(70.0), 25.5),
            new AccountChange.MemberPart("bob", Optional.of(30.0), Optional.empty(), -12),
            new AccountChange.MemberPart("ann", Optional.of(50.0), Optional.of(52.0), 1.5));
    double actions =
        change.actions().stream().mapToDouble(AccountChange.ActionPart::scoreChange).sum();
    double members =
        change.members().stream().mapToDouble(AccountChange.MemberPart::scoreChange).sum();
    assertThat(actions).isCloseTo(15, within(1e-12));
    assertThat(members).isCloseTo(15, within(1e-12));
  }

  private static Tuple tuple(Object... values) {
    return Tuple.tuple(values);
  }

  @Test
  void anAccountThatWasNotThereChangedByAllItHas() {
    AccountChange change = AccountChange.of(Optional.empty(), AFTER);
    assertThat(change.before()).isEmpty();
    double worth = 55.0 / 30;
    assertThat(change.actions().get(0).scoreChange()).isCloseTo(16 * worth, within(1e-12));
    assertThat(change.members())
        .extracting(AccountChange.MemberPart::id)
        .containsExactly("cyd", "ann");
    assertThat(change.members()).allMatch(it -> it.scoreBefore().isEmpty());
  }

  @Test
  void whereTheSumStoodStillPartsAreWeighedByWhatAPointIsWorth() {
    AccountExplanation moved =
        account(30, 55, List.of(part(0, 20), part(2, 10)), new Member("ann", 52, "Engaged", 30));
    AccountChange change = AccountChange.of(Optional.of(AFTER), moved);
    double worth = 55.0 / 30;
    assertThat(change.actions())
        .extracting(AccountChange.ActionPart::scoreChange)
        .containsExactly(6 * worth, -6 * worth);
    AccountExplanation nothing = account(0, 0, List.of(part(0, 0)));
    assertThat(AccountChange.of(Optional.of(nothing), nothing).actions())
        .extracting(AccountChange.ActionPart::scoreChange)
        .containsExactly(0.0);
  }
}
