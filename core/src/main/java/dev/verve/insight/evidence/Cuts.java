package dev.verve.insight.evidence;

import static dev.verve.problem.Check.require;

import dev.verve.engine.EventSpan;
import dev.verve.stats.Conclusion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The dates at which users are looked at. What follows a date within the days of the outcome is
 * closed at the next date, so nothing that is tested on was known when weights were learned.
 *
 * @param training the earlier dates, ascending, at least one
 * @param testing the last date whose outcome is closed
 */
public record Cuts(List<LocalDate> training, LocalDate testing) {
  private static final int MOST_TRAINING = 4;

  /** Copies the dates and checks their order. */
  public Cuts {
    training = List.copyOf(training);
    require(!training.isEmpty(), "there must be a date to learn on");
    require(training.get(training.size() - 1).isBefore(testing), "tests come after training");
  }

  /** The last date of a span whose outcome is closed. */
  static LocalDate lastClosed(EventSpan span, int outcomeDays) {
    return span.last().minusDays(outcomeDays);
  }

  /** Dates in steps of the outcome's days, each with a whole window behind it. */
  static Conclusion<Cuts> of(EventSpan span, int windowDays, int outcomeDays) {
    LocalDate testing = lastClosed(span, outcomeDays);
    LocalDate earliest = span.first().plusDays(windowDays - 1L);
    List<LocalDate> training = new ArrayList<>();
    for (int back = MOST_TRAINING; back >= 1; back--) {
      LocalDate cut = testing.minusDays((long) back * outcomeDays);
      if (!cut.isBefore(earliest)) {
        training.add(cut);
      }
    }
    if (training.isEmpty()) {
      return Conclusion.refused(
          "The events cover %d days; learning needs a window of %d, twice the %d days of the outcome, and no less."
              .formatted(span.days(), windowDays, outcomeDays));
    }
    return Conclusion.reached(new Cuts(training, testing));
  }

  /** The first of all dates. */
  LocalDate first() {
    return training.get(0);
  }
}
