package dev.verve.duckdb.source;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.event.ColumnRole;
import dev.verve.event.TimeKind;
import dev.verve.sql.Dialect;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the columns that have a role: ids as text, times as instants. */
final class RoleSql {
  private static final Set<ColumnRole> IDS =
      Set.of(ColumnRole.USER, ColumnRole.ACCOUNT, ColumnRole.MESSAGE);

  private final Scan scan;
  private final EventInput input;
  private final ZoneId zone;
  private final Dialect dialect;
  private final TimeSql times;

  RoleSql(Scan scan, EventInput input, DuckDbEngine engine) {
    this.scan = scan;
    this.input = input;
    this.zone = engine.zone();
    this.dialect = engine.dialect();
    this.times = new TimeSql(input.timeFormat(), dialect);
  }

  /** A role as text without blanks around it, null where nothing is left. */
  String text(ColumnRole role) {
    return column(role)
        .map(c -> "nullif(trim(" + asText(role, c) + "), '')")
        .orElse("cast(null as varchar)");
  }

  /** A role as it stands, where it is text already; cheaper than {@link #text} on large files. */
  String plain(ColumnRole role) {
    return column(role).map(c -> asText(role, c)).orElse("cast(null as varchar)");
  }

  /** Whether there is a column of this role that holds text. */
  boolean isText(ColumnRole role) {
    return column(role).isPresent() && type(role).equals("VARCHAR");
  }

  /**
   * A number that is whole reads as a person writes it, so that 1.0 here and 1 there are one. An
   * object or a list is no id.
   */
  private String asText(ColumnRole role, String column) {
    String name = scan.roles().getOrDefault(role, "");
    if (scan.isKey(name) && !IDS.contains(role)) {
      return column;
    }
    if (scan.isKey(name)) {
      String number =
          "ends_with(%s, '.0') and json_type(v_json, %s) = 'DOUBLE'".formatted(column, path(name));
      String nested =
          "left(%s, 1) in ('{', '[') and json_type(v_json, %s) in ('OBJECT', 'ARRAY')"
              .formatted(column, path(name));
      return "case when %s then %s when %s then null else %s end"
          .formatted(number, whole("try_cast(" + column + " as double)", column), nested, column);
    }
    String type = type(role);
    if (type.equals("VARCHAR")) {
      return column;
    }
    boolean real = type.equals("DOUBLE") || type.equals("FLOAT") || type.startsWith("DECIMAL");
    String text = "cast(" + column + " as varchar)";
    return real ? whole("cast(" + column + " as double)", text) : text;
  }

  private static String whole(String number, String otherwise) {
    return "case when isnan(%1$s) then null when abs(%1$s) < 1e15 and %1$s = floor(%1$s) then cast(cast(%1$s as bigint) as varchar) else %2$s end"
        .formatted(number, otherwise);
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
      case INSTANT -> TimeSql.dayOfInstant(time, zone);
      case LOCAL -> "cast(" + time + " as date)";
      case DATE -> time;
    };
  }

  /** The text of the first day of a user as it stands. */
  String firstSeenText() {
    return text(ColumnRole.FIRST_SEEN);
  }

  /** The first time of a user as an instant, or null. */
  String firstSeen() {
    return column(ColumnRole.FIRST_SEEN)
        .map(c -> times.instant(c, type(ColumnRole.FIRST_SEEN)))
        .orElse("cast(null as timestamptz)");
  }

  private Optional<String> column(ColumnRole role) {
    String name = scan.roles().get(role);
    if (name == null) {
      return Optional.empty();
    }
    return Optional.of(
        scan.isKey(name) ? "json_extract_string(v_json, " + path(name) + ")" : dialect.name(name));
  }

  private String path(String key) {
    return dialect.text(scan.path(key));
  }

  private String type(ColumnRole role) {
    String name = scan.roles().get(role);
    String type = name == null ? null : scan.columns().get(name);
    return type == null || name == null || scan.isKey(name)
        ? "VARCHAR"
        : type.toUpperCase(Locale.ROOT);
  }
}
