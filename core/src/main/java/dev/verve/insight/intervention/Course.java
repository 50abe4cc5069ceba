package dev.verve.insight.intervention;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;

/** The dates on which an intervention is looked at: weeks back from its eve, and on to its end. */
record Course(List<LocalDate> dates) {
  private static final int WEEK = 7;
  private static final int BEFORE = 4;
  private static final int MOST_AFTER = 6;

  /** The dates from four weeks before to the analysis, as far as events reach. */
  static Course of(LocalDate eve, LocalDate analysis, LocalDate first) {
    TreeSet<LocalDate> dates = new TreeSet<>();
    for (int week = 0; week <= BEFORE; week++) {
      dates.add(eve.minusDays((long) WEEK * week));
    }
    long days = ChronoUnit.DAYS.between(eve, analysis);
    long step = Math.max(WEEK, (days + MOST_AFTER - 1) / MOST_AFTER);
    for (LocalDate day = eve.plusDays(step); day.isBefore(analysis); day = day.plusDays(step)) {
      dates.add(day);
    }
    dates.add(analysis);
    return new Course(List.copyOf(dates.tailSet(first)));
  }
}
