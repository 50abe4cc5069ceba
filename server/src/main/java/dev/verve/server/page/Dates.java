package dev.verve.server.page;

import dev.verve.server.web.HttpProblem;
import dev.verve.sql.Bounds;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Two dates of a page, the earlier before the later. */
record Dates(LocalDate from, LocalDate to) {

  /**
   * The dates that a request asks for, else the last and one so many days before; both are brought
   * within the days that are kept.
   */
  static Dates asked(Context ctx, Bounds kept, int days) {
    LocalDate to = within(date(ctx, "to").orElse(kept.last()), kept);
    LocalDate last = to.equals(kept.first()) ? kept.last() : to;
    LocalDate from = within(date(ctx, "from").orElse(last.minusDays(days)), kept);
    return new Dates(from.isBefore(last) ? from : last.minusDays(1), last);
  }

  private static LocalDate within(LocalDate day, Bounds kept) {
    return day.isBefore(kept.first()) ? kept.first() : day.isAfter(kept.last()) ? kept.last() : day;
  }

  static Optional<LocalDate> date(Context ctx, String name) {
    return Optional.ofNullable(ctx.queryParam(name))
        .filter(text -> !text.isEmpty())
        .map(text -> of(name, text));
  }

  /** A date that somebody typed. */
  static LocalDate of(String name, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw HttpProblem.malformed(name + " must be a date such as 2026-03-31");
    }
  }
}
