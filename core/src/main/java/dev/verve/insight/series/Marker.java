package dev.verve.insight.series;

import static dev.verve.problem.Check.require;

import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/**
 * Something that happened on a day: a release, a campaign, a new price.
 *
 * @param date the first day on which it could be felt
 * @param label what happened
 */
public record Marker(LocalDate date, String label) {
  public Marker {
    require(!label.isBlank(), "a marker needs a label");
  }

  /**
   * Reads {@code 2026-03-01:new pricing}; without a label the date is one.
   *
   * @param option where it was given, for the message
   * @throws UserError where it does not begin with a date
   */
  public static Marker parse(String option, String text) {
    int colon = text.indexOf(':');
    String date = colon < 0 ? text : text.substring(0, colon);
    String label = colon < 0 ? "" : text.substring(colon + 1).strip();
    try {
      LocalDate day = LocalDate.parse(date.strip());
      return new Marker(day, label.isEmpty() ? day.toString() : unquoted(label));
    } catch (DateTimeParseException e) {
      throw UserError.of(
          Place.option(option + " " + text),
          "a marker begins with a date",
          "Write it as 2026-03-01:\"new pricing\".");
    }
  }

  /** Quotes that a shell has not taken away. */
  private static String unquoted(String label) {
    boolean quoted = label.length() > 2 && label.startsWith("\"") && label.endsWith("\"");
    return quoted ? label.substring(1, label.length() - 1) : label;
  }
}
