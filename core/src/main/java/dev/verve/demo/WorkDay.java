package dev.verve.demo;

import java.time.LocalDate;
import java.util.List;

/** One local day of one member: decides whether the member comes, and plays the sessions. */
final class WorkDay {
  private final Journal journal;
  private final List<Activity> activities;

  WorkDay(Journal journal, Release release) {
    this.journal = journal;
    this.activities =
        List.of(
            new Onboarding(),
            new Browsing(),
            new CoreWork(),
            new Reporting(release),
            new Teamwork(),
            new Setup(),
            new Trouble(),
            new Feedback());
  }

  /** Lives a day with the member's own dice for that day. */
  void live(Workspace workspace, Member member, LocalDate date, Dice dice) {
    member.wakeUp(date);
    Departure.decide(member, workspace, dice.fork(1));
    double pace = Calendar.pace(member.person().country(), date);
    if (dice.chance(member.eagerness(pace))) {
      visit(workspace, member, date, dice.fork(2));
      member.practise();
    } else {
      member.neglect(pace);
    }
  }

  private void visit(Workspace workspace, Member member, LocalDate date, Dice dice) {
    long at =
        member.tenure() == 0
            ? member.user().firstSeen().toEpochMilli()
            : WorkingHours.moment(member.person().country(), date, WorkingHours.firstVisit(dice));
    boolean again = dice.chance(0.30 * member.habit().strength());
    play(new Session(journal, workspace, member, date, at, dice.fork(3)), dice.fork(4));
    if (again) {
      long later = at + (long) (dice.between(2.0, 5.0) * 3_600_000);
      play(new Session(journal, workspace, member, date, later, dice.fork(5)), dice.fork(6));
    }
  }

  private void play(Session session, Dice dice) {
    session.start();
    for (int i = 0; i < activities.size(); i++) {
      activities.get(i).during(session, dice.fork(i));
    }
    session.end();
  }
}
