package dev.verve.server.ingest;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Times as SDKs write them, {@code 2026-01-31T12:00:00.123Z}, read digit by digit: the general
 * parser takes a fifth of what an event costs.
 */
final class UsualTime {
  private static final String SHAPE = "dddd-dd-ddTdd:dd:dd";
  private static final int MOST_DIGITS = 9;
  private static final long SECONDS_OF_DAY = 86_400;

  private UsualTime() {}

  /**
   * The time of a text; null where it has another shape, which says nothing of its worth.
   *
   * @throws java.time.DateTimeException where the day does not exist
   */
  static @Nullable Instant parse(String text) {
    int end = text.length() - 1;
    if (end < SHAPE.length() || text.charAt(end) != 'Z' || !hasShape(text)) {
      return null;
    }
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    int nanos = nanos(text, end);
    if (hour > 23 || minute > 59 || second > 59 || nanos < 0) {
      return null;
    }
    LocalDate day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    long seconds = day.toEpochDay() * SECONDS_OF_DAY + hour * 3600L + minute * 60L + second;
    return Instant.ofEpochSecond(seconds, nanos);
  }

  private static boolean hasShape(String text) {
    for (int i = 0; i < SHAPE.length(); i++) {
      char expected = SHAPE.charAt(i);
      char c = text.charAt(i);
      if (expected == 'd' ? c < '0' || c > '9' : c != expected) {
        return false;
      }
    }
    return true;
  }

  /** The nanoseconds of a fraction that fills the text up to its end; -1 where it is none. */
  private static int nanos(String text, int end) {
    int start = SHAPE.length();
    if (start == end) {
      return 0;
    }
    int digits = end - start - 1;
    if (text.charAt(start) != '.' || digits < 1 || digits > MOST_DIGITS) {
      return -1;
    }
    int nanos = 0;
    for (int i = start + 1; i <= start + MOST_DIGITS; i++) {
      int digit = i < end ? text.charAt(i) - '0' : 0;
      if (digit < 0 || digit > 9) {
        return -1;
      }
      nanos = nanos * 10 + digit;
    }
    return nanos;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }
}
