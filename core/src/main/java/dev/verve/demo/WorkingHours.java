package dev.verve.demo;

import java.time.LocalDate;

/** Turns hours of a local day into moments. */
final class WorkingHours {
  private WorkingHours() {}

  /**
   * A moment in epoch milliseconds.
   *
   * @param hour the local hour of the day with its fraction, 13.5 for half past one
   */
  static long moment(Country country, LocalDate date, double hour) {
    long midnight = date.toEpochDay() * 86_400_000L - country.offset().getTotalSeconds() * 1000L;
    return midnight + (long) (hour * 3_600_000);
  }

  /** The hour at which a person first opens the product: early or in the middle of the day. */
  static double firstVisit(Dice dice) {
    return 7.5 + 5 * (dice.unit() + dice.unit());
  }
}
