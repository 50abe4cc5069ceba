package dev.verve.report;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates as they stand in charts and sentences. */
public final class Days {
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  private Days() {}

  /** Such as {@code 12 Mar}. */
  public static String words(LocalDate day) {
    return SHORT.format(day);
  }
}
