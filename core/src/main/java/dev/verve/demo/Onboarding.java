package dev.verve.demo;

import java.util.List;

/** The first steps, to be taken in order within the first days; some people never finish them. */
final class Onboarding implements Activity {
  static final List<String> STEPS =
      List.of("profile", "first_project", "first_workflow", "calendar", "notifications");

  /** How many days after the sign-up the steps are offered. */
  static final int DAYS = 10;

  @Override
  public void during(Session session, Dice dice) {
    Member member = session.member();
    if (member.tenure() > DAYS) {
      return;
    }
    while (member.stepsDone() < STEPS.size() && dice.chance(member.person().persona().skill())) {
      session.note("onboarding_step", "step", STEPS.get(member.stepsDone()));
      member.takeStep();
    }
  }
}
