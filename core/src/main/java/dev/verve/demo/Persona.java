package dev.verve.demo;

/**
 * What a person is like, fixed for life and not visible in any trait.
 *
 * @param need see {@link Habit}
 * @param sociability how much the person shares and comments, about 1 on average
 * @param reporting the chance of a report in a session
 * @param skill the chance to take the next step of the onboarding
 * @param champion whether the person invites others and keeps a team going
 */
record Persona(double need, double sociability, double reporting, double skill, boolean champion) {
  static Persona draw(Dice dice, Role role, AccountPlan plan) {
    boolean champion = role == Role.ADMIN || dice.chance(0.05);
    double need = 0.12 + 0.80 * StrictMath.pow(dice.unit(), champion ? 0.4 : 1.15);
    double reporting = Math.min(0.9, dice.logNormal(0.11, 0.8) * role.reporting());
    return new Persona(
        need,
        dice.logNormal(0.85, 0.6),
        Math.min(0.9, reporting * plan.reporting()),
        dice.between(0.35, 0.85),
        champion);
  }
}
