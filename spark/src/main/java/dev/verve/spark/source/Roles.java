package dev.verve.spark.source;

import dev.verve.event.ColumnRole;
import dev.verve.event.TimeKind;
import dev.verve.sql.Dialect;
import java.util.Optional;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;

/**
 * The columns that have a role, as SQL: ids as text, times as instants.
 *
 * @param scan the rows
 * @param given the event that every row is, where there is no event column
 * @param dialect how SQL is spelled
 */
record Roles(Scan scan, Optional<String> given, Dialect dialect) {
  private static final String NOTHING = "cast(null as string)";

  /** A role as text without blanks around it, null where nothing is left. */
  String text(ColumnRole role) {
    return column(role)
        .map(c -> "nullif(trim(" + asText(c, scan.type(role)) + "), '')")
        .orElse(NOTHING);
  }

  /** A role as it stands, where it is text already; cheaper than {@link #text}. */
  String plain(ColumnRole role) {
    return column(role).map(c -> asText(c, scan.type(role))).orElse(NOTHING);
  }

  /** The event's name; objects of the Segment form that are no track tell it by their type. */
  String event() {
    if (given.isPresent()) {
      return dialect.text(given.get());
    }
    boolean typed =
        scan.isText()
            && "event".equals(scan.roles().get(ColumnRole.EVENT))
            && scan.columns().contains("type");
    return typed
        ? "coalesce(%s, cast(%s as string))".formatted(text(ColumnRole.EVENT), dialect.name("type"))
        : text(ColumnRole.EVENT);
  }

  /** What the time column holds when it is read as it is; instants where it must be parsed. */
  TimeKind timeKind() {
    return Times.nativeKind(scan.type(ColumnRole.TIME)).orElse(TimeKind.INSTANT);
  }

  /** The time in the column's own type, else as an instant. */
  String time() {
    DataType type = scan.type(ColumnRole.TIME);
    String column = column(ColumnRole.TIME).orElse("null");
    return Times.nativeKind(type).isPresent() ? column : new Times(dialect).instant(column, type);
  }

  /** The time of a role as an instant, or null. */
  String instant(ColumnRole role) {
    return column(role)
        .map(c -> new Times(dialect).instant(c, scan.type(role)))
        .orElse("cast(null as timestamp_ltz)");
  }

  private Optional<String> column(ColumnRole role) {
    return Optional.ofNullable(scan.roles().get(role)).map(dialect::name);
  }

  /**
   * A number that is whole reads as a person writes it, so that 1.0 here and 1 there are one. An
   * object or a list is no id.
   */
  private static String asText(String column, DataType type) {
    if (type.equals(DataTypes.StringType)) {
      return column;
    }
    if (type instanceof StructType || type instanceof ArrayType || type instanceof MapType) {
      return NOTHING;
    }
    boolean real =
        type.equals(DataTypes.DoubleType)
            || type.equals(DataTypes.FloatType)
            || type instanceof DecimalType;
    String text = "cast(" + column + " as string)";
    return real ? whole("cast(" + column + " as double)", text) : text;
  }

  private static String whole(String number, String otherwise) {
    return "case when isnan(%1$s) then null when abs(%1$s) < 1e15 and %1$s = floor(%1$s) then cast(cast(%1$s as bigint) as string) else %2$s end"
        .formatted(number, otherwise);
  }
}
