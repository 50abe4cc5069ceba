package dev.verve.spark.source;

import dev.verve.event.TimeKind;
import dev.verve.sql.Dialect;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * Reads times of every usual form: ISO 8601 with or without zone, epoch seconds, milliseconds,
 * microseconds or nanoseconds, and basic dates such as 20260131. A time without a zone is a time of
 * the session's zone.
 */
final class Times {
  private static final LocalDate EARLIEST = LocalDate.of(1971, 1, 1);
  private static final LocalDate EARLIEST_FIRST_DAY = LocalDate.of(1900, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

  /** What is spelled otherwise, in the order in which it is mended. */
  private static final Map<String, String> SPELLINGS = new LinkedHashMap<>();

  static {
    SPELLINGS.put("([+-]\\d\\d:?\\d\\d|[zZ])\\[.*\\]$", "$1"); // a zone's name beside its offset
    SPELLINGS.put("\\[(.*)\\]$", " $1");
    SPELLINGS.put("[zZ]$", "Z");
    SPELLINGS.put("^(\\d{4})(\\d\\d)(\\d\\d)([tT ])", "$1-$2-$3$4");
    SPELLINGS.put("^(\\d{4}-\\d\\d-\\d\\d)[tT ]", "$1T");
    SPELLINGS.put("T(\\d\\d)(\\d\\d)(\\d\\d)", "T$1:$2:$3");
    SPELLINGS.put("T(\\d\\d)(\\d\\d)([^\\d:]|$)", "T$1:$2$3");
    SPELLINGS.put("T(\\d\\d)([ Z+-]|$)", "T$1:00$2");
    SPELLINGS.put("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
    SPELLINGS.put(" +([+-]\\d|Z)", "$1");
  }

  private final Dialect dialect;

  Times(Dialect dialect) {
    this.dialect = dialect;
  }

  /** What a column of this type holds when it is read as it is. */
  static Optional<TimeKind> nativeKind(DataType type) {
    if (type.equals(DataTypes.TimestampType)) {
      return Optional.of(TimeKind.INSTANT);
    }
    if (type.equals(DataTypes.TimestampNTZType)) {
      return Optional.of(TimeKind.LOCAL);
    }
    return type.equals(DataTypes.DateType) ? Optional.of(TimeKind.DATE) : Optional.empty();
  }

  /** A column as an instant, or null where it cannot be read. */
  String instant(String column, DataType type) {
    return nativeKind(type).isPresent()
        ? "cast(" + column + " as timestamp_ltz)"
        : anyForm("trim(cast(" + column + " as string))");
  }

  /**
   * Whether a time of an event can be meant: the year of the epoch is what zeros, counts and
   * missing values look like, and no event lies centuries ahead.
   */
  String plausible(String time, TimeKind kind) {
    return between(time, EARLIEST, kind);
  }

  /** Whether a first day can be meant; many systems write their epoch for "always". */
  String sensible(String instant) {
    return between(instant, EARLIEST_FIRST_DAY, TimeKind.INSTANT);
  }

  private String between(String time, LocalDate first, TimeKind kind) {
    return "%1$s >= %2$s and %1$s < %3$s"
        .formatted(time, dialect.startOf(first, kind), dialect.startOf(LATEST, kind));
  }

  /** Spark also reads a lone year and a lone hour as times; only what begins with a date is one. */
  private String anyForm(String text) {
    String number = "try_cast(" + text + " as double)";
    String date = dialect.text("^\\d{4}-\\d{1,2}-\\d{1,2}");
    return """
    coalesce(
      case when %1$s rlike %4$s then try_cast(%1$s as timestamp_ltz) end,
      case
        when %2$s between 19000101 and 21991231 and length(%1$s) = 8
          then try_to_timestamp(%1$s, 'yyyyMMdd')
        when %2$s between 19000101000000 and 21991231235959 and length(%1$s) = 14
          then try_to_timestamp(%1$s, 'yyyyMMddHHmmss')
        when abs(%2$s) < 1e11 then timestamp_micros(cast(%2$s * 1e6 as bigint))
        when abs(%2$s) < 1e14 then timestamp_micros(cast(%2$s * 1e3 as bigint))
        when abs(%2$s) < 1e17 then timestamp_micros(cast(%2$s as bigint))
        when abs(%2$s) < 1e20 then timestamp_micros(cast(%2$s / 1e3 as bigint))
      end,
      case when %3$s rlike %4$s then try_cast(%3$s as timestamp_ltz) end)\
    """
        .formatted(text, number, extended(text), date);
  }

  /** The other spellings of ISO 8601, brought to the one that Spark reads. */
  private String extended(String text) {
    String spelled = "replace(replace(" + text + ", ',', '.'), '\u2212', '-')";
    for (Map.Entry<String, String> step : SPELLINGS.entrySet()) {
      spelled =
          "regexp_replace(%s, %s, %s)"
              .formatted(spelled, dialect.text(step.getKey()), dialect.text(step.getValue()));
    }
    return spelled;
  }
}
