package dev.verve.duckdb.source;

import dev.verve.event.ColumnRole;
import dev.verve.event.TimeKind;
import dev.verve.sql.Dialect;
import java.util.Locale;
import java.util.Optional;

/** Reads the columns that have a role: ids as text, times as instants. */
final class RoleSql {
  private final Scan scan;
  private final EventInput input;
  private final Dialect dialect;
  private final TimeSql times;

  RoleSql(Scan scan, EventInput input, Dialect dialect) {
    this.scan = scan;
    this.input = input;
    this.dialect = dialect;
    this.times = new TimeSql(input.timeFormat(), dialect);
  }

  /** A role as text that is not blank, or null. */
  String text(ColumnRole role) {
    return column(role)
        .map(c -> "nullif(trim(cast(" + c + " as varchar)), '')")
        .orElse("cast(null as varchar)");
  }

  /** A role as it stands, where it is text already; cheaper than {@link #text} on large files. */
  String plain(ColumnRole role) {
    boolean isText = type(role).equals("VARCHAR");
    return column(role)
        .map(c -> isText ? c : "cast(" + c + " as varchar)")
        .orElse("cast(null as varchar)");
  }

  /** The event's name; objects of the Segment form that are no track tell it by their type. */
  String event() {
    if (input.event().isPresent()) {
      return dialect.text(input.event().get());
    }
    boolean typed =
        scan.format() == FileFormat.JSON
            && "event".equals(scan.roles().get(ColumnRole.EVENT))
            && scan.columns().containsKey("type");
    return typed
        ? "coalesce(" + text(ColumnRole.EVENT) + ", json_extract_string(v_json, '$.type'))"
        : text(ColumnRole.EVENT);
  }

  /** The text of the time as it stands. */
  String timeText() {
    return text(ColumnRole.TIME);
  }

  /** The time as an instant. */
  String instant() {
    return times.instant(column(ColumnRole.TIME).orElse("null"), type(ColumnRole.TIME));
  }

  /** The time in the column's own type. */
  String nativeTime(TimeKind kind) {
    String column = column(ColumnRole.TIME).orElse("null");
    return switch (kind) {
      case INSTANT -> TimeSql.nativeKind(type(ColumnRole.TIME)).isPresent() ? column : instant();
      case LOCAL ->
          type(ColumnRole.TIME).equals("TIMESTAMP") ? column : "cast(" + column + " as timestamp)";
      case DATE -> column;
    };
  }

  /** The day of a time expression. */
  String day(String time, TimeKind kind) {
    return switch (kind) {
      case INSTANT -> TimeSql.dayOfInstant(time, input.zone());
      case LOCAL -> "cast(" + time + " as date)";
      case DATE -> time;
    };
  }

  /** The first day of a user, or null. */
  String firstSeen() {
    Optional<String> column = column(ColumnRole.FIRST_SEEN);
    return column
        .map(c -> "cast(" + times.instant(c, type(ColumnRole.FIRST_SEEN)) + " as date)")
        .orElse("cast(null as date)");
  }

  private Optional<String> column(ColumnRole role) {
    String name = scan.roles().get(role);
    if (name == null) {
      return Optional.empty();
    }
    return Optional.of(
        scan.format() == FileFormat.JSON
            ? "json_extract_string(v_json, " + dialect.text("$.\"" + name + "\"") + ")"
            : dialect.name(name));
  }

  private String type(ColumnRole role) {
    String name = scan.roles().get(role);
    String type = name == null ? null : scan.columns().get(name);
    return type == null || scan.format() == FileFormat.JSON
        ? "VARCHAR"
        : type.toUpperCase(Locale.ROOT);
  }
}
