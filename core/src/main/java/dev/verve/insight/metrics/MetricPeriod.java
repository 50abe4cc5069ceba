package dev.verve.insight.metrics;

import dev.verve.sql.Bounds;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * The length of the periods of a metric. All periods of a kind are equally long, so that they
 * compare: a week is 7 days and a month is 30, as in weekly and monthly active users.
 */
public enum MetricPeriod {
  DAY(1),
  WEEK(7),
  MONTH(30);

  private final int days;

  MetricPeriod(int days) {
    this.days = days;
  }

  /** Its length in days. */
  public int days() {
    return days;
  }

  /** The word for it in answers and on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The period that ends with a day. */
  public Bounds endingOn(LocalDate last) {
    return new Bounds(last.minusDays(days - 1L), last);
  }

  /** The adjacent periods up to a day that lie wholly since another, oldest first; at least one. */
  public List<Bounds> within(LocalDate from, LocalDate last) {
    List<Bounds> periods = new ArrayList<>();
    LocalDate end = last;
    do {
      periods.add(endingOn(end));
      end = end.minusDays(days);
    } while (!endingOn(end).first().isBefore(from));
    Collections.reverse(periods);
    return periods;
  }
}
