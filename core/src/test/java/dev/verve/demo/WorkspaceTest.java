package dev.verve.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkspaceTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 15);
  private static final DemoAccount ACCOUNT =
      new DemoAccount(
          "lumwick-0001", "Lumwick Labs", AccountPlan.TEAM, Country.FRANCE, "1-10", 4, DAY);

  @Test
  void cancelsMoreReadilyOnceTheChampionIsGone() {
    Workspace workspace = workspace(Billing.MONTHLY);
    workspace.takeStock();
    double before = Billing.MONTHLY.cancellation(workspace);
    workspace.members().stream().filter(Member::isChampion).forEach(Member::leave);
    workspace.takeStock();
    assertThat(workspace.hasChampion()).isFalse();
    assertThat(Billing.MONTHLY.cancellation(workspace)).isGreaterThan(2 * before);
  }

  @Test
  void nobodyIsLeftAfterACancellation() {
    Workspace workspace = workspace(Billing.MONTHLY);
    workspace.cancel();
    assertThat(workspace.isOpen(DAY.plusDays(1))).isFalse();
    assertThat(workspace.members()).allMatch(Member::isGone);
  }

  @Test
  void monthlyIsDueEveryMonthAndAnnualEveryYear() {
    assertThat(Billing.MONTHLY.isDue(DAY, DAY)).isFalse();
    assertThat(Billing.MONTHLY.isDue(DAY, DAY.plusMonths(1))).isTrue();
    assertThat(Billing.MONTHLY.isDue(DAY, DAY.plusMonths(1).plusDays(1))).isFalse();
    assertThat(Billing.ANNUAL.isDue(DAY, DAY.plusMonths(1))).isFalse();
    assertThat(Billing.ANNUAL.isDue(DAY, DAY.plusMonths(12))).isTrue();
    assertThat(Billing.NEVER.isDue(DAY, DAY.plusMonths(12))).isFalse();
    LocalDate endOfMonth = LocalDate.of(2026, 1, 31);
    assertThat(Billing.MONTHLY.isDue(endOfMonth, LocalDate.of(2026, 3, 31))).isTrue();
  }

  @Test
  void invitedPeopleArriveOnceAndLater() {
    List<Person> people = people();
    Workspace workspace = new Workspace(ACCOUNT, Billing.NEVER, people);
    Dice dice = Dice.of(3);
    int invitations = 0;
    while (workspace.hasOutsiders()) {
      workspace.invite(DAY, dice);
      invitations++;
    }
    assertThat(invitations).isGreaterThanOrEqualTo(people.size());
    assertThat(workspace.arriving(DAY)).isEmpty();
    assertThat(workspace.arriving(DAY.plusDays(6))).containsExactlyInAnyOrderElementsOf(people);
    assertThat(workspace.arriving(DAY.plusDays(6))).isEmpty();
  }

  private static Workspace workspace(Billing billing) {
    Workspace workspace = new Workspace(ACCOUNT, billing, people());
    while (workspace.hasOutsiders()) {
      workspace.join(Member.veteran(workspace.nextOutsider(), DAY, Dice.of(1)));
    }
    return workspace;
  }

  private static List<Person> people() {
    List<Person> people = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      boolean champion = i == 1;
      Persona persona = new Persona(champion ? 0.9 : 0.5, 1, 0.2, 0.7, champion);
      Role role = champion ? Role.ADMIN : Role.MEMBER;
      people.add(new Person(i, ACCOUNT, "Ada Brandt", role, Country.FRANCE, persona));
    }
    return people;
  }
}
