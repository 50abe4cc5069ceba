package dev.verve.demo;

import java.time.LocalDate;

/**
 * A marketing campaign: while it runs, more accounts and more people sign up.
 *
 * @param firstDay its first day
 * @param days how long it runs
 * @param lift sign-ups on its days as a multiple of ordinary ones
 */
public record Campaign(LocalDate firstDay, int days, double lift) {
  public Campaign {
    if (days < 1 || !(lift > 0)) {
      throw new IllegalArgumentException(
          "a campaign needs days and a lift above 0, was " + days + " days, lift " + lift);
    }
  }

  /** Whether it runs on a date. */
  public boolean covers(LocalDate date) {
    return !date.isBefore(firstDay) && date.isBefore(firstDay.plusDays(days));
  }

  double lift(LocalDate date) {
    return covers(date) ? lift : 1;
  }
}
