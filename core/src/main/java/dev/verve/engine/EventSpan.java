package dev.verve.engine;

import java.time.LocalDate;

/**
 * The days that the events cover.
 *
 * @param first day of the first event
 * @param last day of the last event
 */
public record EventSpan(LocalDate first, LocalDate last) {

  /** The number of days, both ends included. */
  public long days() {
    return last.toEpochDay() - first.toEpochDay() + 1;
  }
}
