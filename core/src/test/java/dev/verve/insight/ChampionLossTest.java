package dev.verve.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.insight.AccountExplanation.Member;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** When an account has lost the one who carried it. */
class ChampionLossTest {
  private static final LocalDate BEFORE = LocalDate.parse("2026-03-03");
  private static final LocalDate AFTER = LocalDate.parse("2026-03-31");

  private static AccountExplanation account(LocalDate day, Member... members) {
    double raw = Arrays.stream(members).mapToDouble(Member::part).sum();
    AccountOutlook outlook =
        new AccountOutlook(Optional.empty(), List.of(), OptionalInt.empty(), Optional.empty());
    return new AccountExplanation(
        "a", day, raw, raw, "light", members.length, List.of(), List.of(members), outlook);
  }

  private static Member member(String id, double score, double part) {
    return new Member(id, score, "light", part);
  }

  private static Optional<ChampionLoss> loss(AccountExplanation before, AccountExplanation after) {
    return ChampionLoss.of(AccountChange.of(Optional.of(before), after));
  }

  @Test
  void isTheFallOfTheOneWhoBroughtMost() {
    Optional<ChampionLoss> loss =
        loss(
            account(BEFORE, member("ann", 80, 40), member("bob", 20, 10)),
            account(AFTER, member("bob", 60, 30), member("ann", 40, 20)));
    assertThat(loss).contains(new ChampionLoss("ann", 0.8, 80, 40));
  }

  @Test
  void isTheDepartureOfTheOneWhoBroughtMost() {
    Optional<ChampionLoss> loss =
        loss(
            account(BEFORE, member("ann", 80, 40), member("bob", 20, 10)),
            account(AFTER, member("bob", 20, 20)));
    assertThat(loss).contains(new ChampionLoss("ann", 0.8, 80, 0));
  }

  @Test
  void isNothingWhereTheChampionKeepsMoreThanHalf() {
    assertThat(
            loss(
                account(BEFORE, member("ann", 80, 40), member("bob", 20, 10)),
                account(AFTER, member("ann", 41, 20.5), member("bob", 0, 0))))
        .isEmpty();
  }

  @Test
  void isNothingWhereNobodyCarriedTheAccount() {
    Member[] many = new Member[6];
    Arrays.setAll(many, i -> member("u" + i, 60, 10));
    assertThat(loss(account(BEFORE, many), account(AFTER, member("u1", 60, 60)))).isEmpty();
  }

  @Test
  void isNothingWithoutAnEarlierDateOrPoints() {
    AccountExplanation after = account(AFTER, member("ann", 0, 0));
    assertThat(ChampionLoss.of(AccountChange.of(Optional.empty(), after))).isEmpty();
    assertThat(loss(account(BEFORE, member("ann", 0, 0)), after)).isEmpty();
  }
}
