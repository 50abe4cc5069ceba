package dev.verve.demo;

import java.time.LocalDate;

/**
 * A release that broke the export of reports: from its day on exports fail more often, most where
 * the hardest-hit country and plan meet. People who meet failures export less afterwards, so the
 * use falls over weeks and not at once.
 *
 * @param day the first day of the new version
 * @param harm the strength, from 0 (no effect) to 1
 */
public record Release(LocalDate day, double harm) {
  /** Where the failures are most frequent, together with {@link #PLAN}. */
  public static final Country COUNTRY = Country.GERMANY;

  /** Where the failures are most frequent, together with {@link #COUNTRY}. */
  public static final AccountPlan PLAN = AccountPlan.BUSINESS;

  private static final double ORDINARY_FAILURES = 0.02;

  public Release {
    if (!(harm >= 0 && harm <= 1)) {
      throw new IllegalArgumentException("harm must be from 0 to 1, was " + harm);
    }
  }

  /** The chance that a person's export fails on a date. */
  double failure(LocalDate date, DemoUser user) {
    return date.isBefore(day) ? ORDINARY_FAILURES : ORDINARY_FAILURES + harm * reach(user);
  }

  private static double reach(DemoUser user) {
    boolean inPlan = user.account().plan() == PLAN;
    if (user.country() == COUNTRY) {
      return inPlan ? 0.75 : 0.25;
    }
    return inPlan ? 0.16 : 0.08;
  }
}
