package dev.verve.insight.intervention;

import dev.verve.model.Intervention;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The dates of a panel: weeks back from the eve of an intervention, each with a whole window of
 * events behind it, and the analysis.
 *
 * @param first the first date with a whole window
 * @param eve the day before the start
 * @param analysis the one date after it
 * @param window the days that a score reads; 0 where it reads all time
 * @param chosenByScore whether scores of the eve decided who was treated
 */
record PanelDates(
    LocalDate first, LocalDate eve, LocalDate analysis, int window, Choice chosenByScore) {
  private static final int WEEK = 7;
  private static final int USUAL = 6;
  private static final int FOR_SEGMENTS = 16;

  /** What decided who was treated. */
  enum Choice {
    SCORE,
    OTHER
  }

  static PanelDates of(Ground ground, Intervention intervention) {
    int window = ground.model().longestWindow().orElse(0);
    return new PanelDates(
        ground.span().first().plusDays(Math.max(0, window - 1)),
        intervention.dayBefore(),
        intervention.analysis(),
        window,
        intervention.target().isChosenByScore() ? Choice.SCORE : Choice.OTHER);
  }

  /** Whether a date's window reaches into the days that decided who was treated. */
  boolean isChosenBy(LocalDate day) {
    return chosenByScore == Choice.SCORE
        && !day.isAfter(eve)
        && (window == 0 || day.isAfter(eve.minusDays(window)));
  }

  List<LocalDate> forUsers() {
    return dates(USUAL);
  }

  List<LocalDate> forSegments() {
    return dates(FOR_SEGMENTS);
  }

  private List<LocalDate> dates(int usable) {
    List<LocalDate> dates = new ArrayList<>(List.of(analysis));
    int found = 0;
    for (LocalDate day = eve; found < usable && !day.isBefore(first); day = day.minusDays(WEEK)) {
      dates.add(0, day);
      found += isChosenBy(day) ? 0 : 1;
    }
    return List.copyOf(dates);
  }
}
