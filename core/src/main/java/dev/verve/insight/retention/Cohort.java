package dev.verve.insight.retention;

import dev.verve.stats.Retention;
import java.time.LocalDate;
import java.util.List;

/**
 * Users whose first day lies in the same day, week or month.
 *
 * @param from the first day of that time
 * @param users how many
 * @param days who came back, by day after the first
 */
public record Cohort(LocalDate from, long users, List<Retention> days) {
  public Cohort {
    days = List.copyOf(days);
  }
}
