package dev.verve.alert;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;

/** How often those who are told hear of a rule: each time, or gathered. */
public enum Pace {
  AT_ONCE,
  DAILY,
  WEEKLY;

  /** The word that stands for it in a rule. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** From when on an alert may be told: at once, with the next day, or with the next Monday. */
  public Instant due(Instant fired, ZoneId zone) {
    if (this == AT_ONCE) {
      return fired;
    }
    LocalDate next = fired.atZone(zone).toLocalDate().plusDays(1);
    while (this == WEEKLY && next.getDayOfWeek() != DayOfWeek.MONDAY) {
      next = next.plusDays(1);
    }
    return next.atStartOfDay(zone).toInstant();
  }
}
