package dev.verve.duckdb.source;

import dev.verve.event.TimeKind;
import dev.verve.sql.Dialect;
import dev.verve.sql.DuckDbDialect;
import dev.verve.sql.TimeForms;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads times of every usual form: ISO 8601 with or without zone, epoch seconds, milliseconds,
 * microseconds or nanoseconds, basic dates such as 20260131, and what a given format says. A time
 * without a zone is a time of the model's zone, which is the session's.
 */
final class TimeSql {
  private static final TimeForms FORMS = new TimeForms(new DuckDbDialect());

  private final Optional<String> format;
  private final Dialect dialect;

  TimeSql(Optional<String> format, Dialect dialect) {
    this.format = format;
    this.dialect = dialect;
  }

  /** What a column of this type holds when it is read as it is. */
  static Optional<TimeKind> nativeKind(String type) {
    String upper = type.toUpperCase(Locale.ROOT);
    if (upper.equals("TIMESTAMP WITH TIME ZONE")) {
      return Optional.of(TimeKind.INSTANT);
    }
    if (upper.startsWith("TIMESTAMP")) {
      return Optional.of(TimeKind.LOCAL);
    }
    return upper.equals("DATE") ? Optional.of(TimeKind.DATE) : Optional.empty();
  }

  /** A column as an instant, or null where it cannot be read. */
  String instant(String column, String type) {
    if (nativeKind(type).isPresent()) {
      return "cast(" + column + " as timestamptz)";
    }
    String text = "trim(cast(" + column + " as varchar))";
    return format
        .map(f -> "cast(try_strptime(" + text + ", " + dialect.text(f) + ") as timestamptz)")
        .orElseGet(() -> anyForm(text));
  }

  /** Whether a time of an event can be meant. */
  static String plausible(String time, TimeKind kind) {
    return FORMS.plausible(time, kind);
  }

  /** Whether a first day can be meant. */
  static String sensible(String instant) {
    return FORMS.sensible(instant);
  }

  /** The day of an instant in the session's zone. */
  static String dayOfInstant(String instant, ZoneId zone) {
    return zone.getId().equals("UTC")
        ? "cast(make_timestamp(epoch_us(" + instant + ")) as date)"
        : "cast(" + instant + " as date)";
  }

  private static String anyForm(String text) {
    String number = "try_cast(" + text + " as double)";
    return """
        coalesce(
          try_cast(%1$s as timestamptz),
          case
            when %2$s between 19000101 and 21991231 and length(%1$s) = 8
              then cast(try_strptime(%1$s, '%%Y%%m%%d') as timestamptz)
            when %2$s between 19000101000000 and 21991231235959 and length(%1$s) = 14
              then cast(try_strptime(%1$s, '%%Y%%m%%d%%H%%M%%S') as timestamptz)
            when abs(%2$s) < 1e11 then to_timestamp(%2$s)
            when abs(%2$s) < 1e14 then to_timestamp(%2$s / 1e3)
            when abs(%2$s) < 1e17 then to_timestamp(%2$s / 1e6)
            when abs(%2$s) < 1e20 then to_timestamp(%2$s / 1e9)
          end,
          try_cast(%3$s as timestamptz))"""
        .formatted(text, number, FORMS.extended(text));
  }
}
