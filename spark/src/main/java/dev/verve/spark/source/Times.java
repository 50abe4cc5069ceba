package dev.verve.spark.source;

import dev.verve.event.TimeKind;
import dev.verve.sql.Dialect;
import dev.verve.sql.TimeForms;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * Reads times of every usual form: ISO 8601 with or without zone, epoch seconds, milliseconds,
 * microseconds or nanoseconds, and basic dates such as 20260131. A time without a zone is a time of
 * the session's zone.
 */
final class Times {
  private final Dialect dialect;
  private final TimeForms forms;

  Times(Dialect dialect) {
    this.dialect = dialect;
    this.forms = new TimeForms(dialect);
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
        .formatted(text, number, forms.extended(text), date);
  }
}
