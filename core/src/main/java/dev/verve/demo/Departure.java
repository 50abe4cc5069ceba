package dev.verve.demo;

/**
 * Who leaves, and when. The daily risk starts from the plan's and grows with a weak habit, with
 * frustration, with an unfinished onboarding, in the first month, and where no champion is left.
 * Whoever leaves fades out over two to four weeks, so a falling use precedes the end. A few return.
 */
final class Departure {
  private static final double RETURN_PER_DAY = 0.001;

  private Departure() {}

  static void decide(Member member, Workspace workspace, Dice dice) {
    if (member.isGone()) {
      if (dice.chance(RETURN_PER_DAY)) {
        member.comeBack();
      }
    } else if (!member.isPresent()) {
      member.fade();
    } else if (dice.chance(risk(member, workspace))) {
      member.startLeaving(dice.between(12, 28));
    }
  }

  private static double risk(Member member, Workspace workspace) {
    double weakness = 1 - member.habit().strength();
    return workspace.account().plan().dailyChurn()
        * (0.2 + 3.2 * weakness * weakness)
        * (1 + 4 * member.frustration())
        * (member.isStuck() ? 2.5 : 1)
        * (member.tenure() <= 30 ? 1.4 : 1)
        * (workspace.hasChampion() ? 1 : 1.8);
  }
}
