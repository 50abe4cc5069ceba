package dev.verve.insight.retention;

import java.util.Locale;

/** How users are gathered into cohorts by their first day; weeks start on Monday. */
public enum CohortPeriod {
  DAY,
  WEEK,
  MONTH;

  /** The word for it in SQL and on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
