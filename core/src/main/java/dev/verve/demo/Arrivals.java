package dev.verve.demo;

import java.time.LocalDate;
import java.util.List;

/**
 * Who joins an account on a day: its founder on the first, then those invited before, and now and
 * then somebody who heard of it, more where much is going on and while a campaign runs. People sign
 * up on working days.
 */
final class Arrivals {
  private static final double WORD_OF_MOUTH = 0.004;

  private final Journal journal;
  private final Campaign campaign;

  Arrivals(Journal journal, Campaign campaign) {
    this.journal = journal;
    this.campaign = campaign;
  }

  void welcome(Workspace workspace, LocalDate date, Dice dice) {
    DemoAccount account = workspace.account();
    if (account.createdOn().equals(date)) {
      join(workspace, workspace.nextOutsider(), date, dice);
      return;
    }
    double pace = Calendar.pace(account.country(), date);
    if (!dice.chance(pace)) {
      return;
    }
    List<Person> invited = workspace.arriving(date);
    invited.forEach(person -> join(workspace, person, date, dice));
    double interest =
        WORD_OF_MOUTH * campaign.lift(date) * (0.3 + workspace.health()) * workspace.outsiders();
    if (workspace.hasOutsiders() && dice.chance(Math.min(0.8, interest))) {
      join(workspace, workspace.nextOutsider(), date, dice);
    }
  }

  private void join(Workspace workspace, Person person, LocalDate date, Dice dice) {
    Member member = Member.newcomer(person, date, dice.fork(person.number()));
    workspace.join(member);
    journal.announce(member.user());
  }
}
