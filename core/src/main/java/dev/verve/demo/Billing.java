package dev.verve.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * When an account pays, and how likely it is to stop. Accounts whose people have gone quiet or that
 * lost their champion cancel more often.
 */
enum Billing {
  NEVER(0, 0),
  MONTHLY(1, 1),
  // A year's contract gathers doubts, though fewer than twelve monthly ones.
  ANNUAL(12, 5);

  private final int months;
  private final double doubt;

  Billing(int months, double doubt) {
    this.months = months;
    this.doubt = doubt;
  }

  static Billing draw(AccountPlan plan, Dice dice) {
    if (!plan.isPaid()) {
      return NEVER;
    }
    return dice.chance(plan.annualShare()) ? ANNUAL : MONTHLY;
  }

  String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isDue(LocalDate createdOn, LocalDate date) {
    if (this == NEVER || !date.isAfter(createdOn)) {
      return false;
    }
    long age = ChronoUnit.MONTHS.between(createdOn, date);
    return age > 0 && age % months == 0 && createdOn.plusMonths(age).equals(date);
  }

  double cancellation(Workspace workspace) {
    double quiet = 1 - workspace.health();
    double mood = (0.15 + 2.6 * quiet * quiet) * (workspace.hasChampion() ? 1 : 2);
    return Math.min(0.9, workspace.account().plan().monthlyCancellation() * doubt * mood);
  }
}
