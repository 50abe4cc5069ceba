package dev.verve.sql;

import java.time.LocalDate;

/**
 * A closed range of days.
 *
 * @param first the first day
 * @param last the last day, not before the first
 */
public record Bounds(LocalDate first, LocalDate last) {
  public Bounds {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException(last + " is before " + first);
    }
  }

  /** The number of days, both ends included. */
  public int length() {
    return Math.toIntExact(last.toEpochDay() - first.toEpochDay() + 1);
  }
}
