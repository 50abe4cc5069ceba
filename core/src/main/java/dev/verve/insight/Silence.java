package dev.verve.insight;

import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** Days from a date on which nothing more is done. */
final class Silence {
  /** Nobody looks further ahead than this, and nothing that decays lasts longer. */
  private static final int FARTHEST_DAYS = 3_650;

  private Silence() {}

  /**
   * The first day on which something holds.
   *
   * @param holds the question
   * @param mayChange whether what was done can still lose worth after a day
   */
  static OptionalInt daysUntil(
      LocalDate date, Predicate<LocalDate> holds, Predicate<LocalDate> mayChange) {
    for (int days = 1; days <= FARTHEST_DAYS; days++) {
      LocalDate later = date.plusDays(days);
      if (holds.test(later)) {
        return OptionalInt.of(days);
      }
      if (!mayChange.test(later)) {
        return OptionalInt.empty();
      }
    }
    return OptionalInt.empty();
  }
}
