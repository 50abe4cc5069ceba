package dev.verve.demo;

import java.util.List;

/** What the product is for: workflows, most of them completed, and single features. */
final class CoreWork implements Activity {
  private static final List<String> WORKFLOWS =
      List.of("approval", "handover", "intake", "planning", "review");
  private static final List<String> FEATURES =
      List.of(
          "search",
          "templates",
          "timeline",
          "mentions",
          "automations",
          "dashboards",
          "forms",
          "dependencies");

  @Override
  public void during(Session session, Dice dice) {
    Member member = session.member();
    double strength = member.habit().strength();
    if (dice.chance(0.25 + 0.40 * strength)) {
      String workflow = dice.pick(WORKFLOWS);
      session.note("workflow_started", "workflow", workflow);
      if (dice.chance(0.60 + 0.30 * strength - 0.25 * member.frustration())) {
        int steps = dice.between(3, 9);
        session.note("workflow_completed", "workflow", workflow, "steps", steps);
      }
    }
    if (dice.chance(0.35 + 0.35 * strength)) {
      session.note("feature_used", "feature", feature(member, dice));
    }
  }

  /** People keep to a few features; which ones differs, how many grows with the habit. */
  private static String feature(Member member, Dice dice) {
    int breadth = 2 + (int) (member.habit().strength() * (FEATURES.size() - 2));
    int choice = (int) (breadth * dice.unit() * dice.unit());
    return FEATURES.get((member.person().number() + choice) % FEATURES.size());
  }
}
