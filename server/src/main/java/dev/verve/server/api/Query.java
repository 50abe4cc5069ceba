package dev.verve.server.api;

import dev.verve.server.web.HttpProblem;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads the parameters of a request, each checked. */
final class Query {
  private static final int PAGE = 100;
  private static final int MOST = 1_000;

  private Query() {}

  static Optional<String> text(Context ctx, String name) {
    return Optional.ofNullable(ctx.queryParam(name)).filter(text -> !text.isEmpty());
  }

  static Optional<LocalDate> date(Context ctx, String name) {
    try {
      return text(ctx, name).map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      throw HttpProblem.malformed(name + " must be a date such as 2026-03-31");
    }
  }

  static Optional<Double> number(Context ctx, String name) {
    try {
      return text(ctx, name).map(Double::valueOf).filter(Double::isFinite);
    } catch (NumberFormatException e) {
      throw HttpProblem.malformed(name + " must be a number");
    }
  }

  /** The rows of a page. */
  static int limit(Context ctx) {
    String limit = text(ctx, "limit").orElse(String.valueOf(PAGE));
    if (!limit.matches("\\d{1,6}") || Integer.parseInt(limit) < 1) {
      throw HttpProblem.malformed("limit must be a number from 1 to " + MOST);
    }
    return Math.min(MOST, Integer.parseInt(limit));
  }
}
