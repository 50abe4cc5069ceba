package dev.verve.duckdb.source;

import dev.verve.event.TimeKind;
import dev.verve.sql.Dialect;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads times of every usual form: ISO 8601 with or without zone, epoch seconds, milliseconds,
 * microseconds or nanoseconds, basic dates such as 20260131, and what a given format says. A time
 * without a zone is a time of the model's zone, which is the session's.
 */
final class TimeSql {
  /** What is spelled otherwise, in the order in which it is mended. */
  private static final Map<String, String> SPELLINGS = new LinkedHashMap<>();

  static {
    SPELLINGS.put("([+-]\\d\\d:?\\d\\d|[zZ])\\[.*\\]$", "\\1"); // a zone's name beside its offset
    SPELLINGS.put("\\[(.*)\\]$", " \\1");
    SPELLINGS.put("[zZ]$", "Z");
    SPELLINGS.put("^(\\d{4})(\\d\\d)(\\d\\d)([tT ])", "\\1-\\2-\\3\\4");
    SPELLINGS.put("^(\\d{4}-\\d\\d-\\d\\d)[tT ]", "\\1T");
    SPELLINGS.put("T(\\d\\d)(\\d\\d)(\\d\\d)", "T\\1:\\2:\\3");
    SPELLINGS.put("T(\\d\\d)(\\d\\d)([^\\d:]|$)", "T\\1:\\2\\3");
    SPELLINGS.put("T(\\d\\d)([ Z+-]|$)", "T\\1:00\\2");
    SPELLINGS.put(" +([+-]\\d|Z)", "\\1");
  }

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

  /**
   * Whether a time of an event can be meant: the year of the epoch is what zeros, counts and
   * missing values look like, and no event lies centuries ahead.
   */
  static String plausible(String time, TimeKind kind) {
    String type =
        switch (kind) {
          case INSTANT -> "timestamptz";
          case LOCAL -> "timestamp";
          case DATE -> "date";
        };
    String midnight = kind == TimeKind.DATE ? "" : " 00:00:00";
    return "%1$s >= %2$s '1971-01-01%3$s' and %1$s < %2$s '2200-01-01%3$s'"
        .formatted(time, type, midnight);
  }

  /** Whether a first day can be meant; many systems write their epoch for "always". */
  static String sensible(String instant) {
    return instant
        + " between timestamptz '1900-01-01 00:00:00+00' and timestamptz '2200-01-01 00:00:00+00'";
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
        .formatted(text, number, extended(text));
  }

  /** The other spellings of ISO 8601, brought to the one that the database reads. */
  private static String extended(String text) {
    String spelled = "replace(replace(" + text + ", ',', '.'), '\u2212', '-')";
    for (Map.Entry<String, String> step : SPELLINGS.entrySet()) {
      spelled = "regexp_replace(%s, '%s', '%s')".formatted(spelled, step.getKey(), step.getValue());
    }
    return spelled;
  }
}
