package dev.verve.demo;

import java.time.LocalDate;

/**
 * The rhythm of working days: weekends are quiet, Fridays a little, and work nearly stops around
 * the turn of the year, more in some countries than in others. Local holidays are left out.
 */
final class Calendar {
  private static final int ADVENT = 1218;
  private static final int CHRISTMAS = 1224;
  private static final int RETURN = 102;

  private Calendar() {}

  /** How much of a full working day is worked on a date, from 0 to 1. */
  static double pace(Country country, LocalDate date) {
    return weekday(date) * season(country, date);
  }

  private static double weekday(LocalDate date) {
    return switch (date.getDayOfWeek()) {
      case SATURDAY -> 0.07;
      case SUNDAY -> 0.09;
      case MONDAY -> 0.96;
      case FRIDAY -> 0.86;
      default -> 1.0;
    };
  }

  private static double season(Country country, LocalDate date) {
    int monthAndDay = date.getMonthValue() * 100 + date.getDayOfMonth();
    if (monthAndDay >= CHRISTMAS || monthAndDay <= RETURN) {
      return country.yearEndPace();
    }
    return monthAndDay < ADVENT ? 1 : (1 + country.yearEndPace()) / 2;
  }
}
