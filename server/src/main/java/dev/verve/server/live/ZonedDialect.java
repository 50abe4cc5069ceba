package dev.verve.server.live;

import dev.verve.event.TimeKind;
import dev.verve.sql.Dialect;
import dev.verve.sql.DuckDbDialect;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * DuckDB's SQL with the model's time zone said in the text: connections to the store share one
 * locked configuration, so that none can be set to a zone.
 *
 * @param zone the zone whose days are counted
 * @param plain how everything else is spelled
 */
record ZonedDialect(ZoneId zone, DuckDbDialect plain) implements Dialect {

  ZonedDialect(ZoneId zone) {
    this(zone, new DuckDbDialect());
  }

  /** The zone as a literal. */
  String zoneText() {
    return text(zone.getId());
  }

  @Override
  public String startOf(LocalDate day, TimeKind kind) {
    return kind == TimeKind.INSTANT
        ? "timezone(" + zoneText() + ", timestamp '" + day + " 00:00:00')"
        : plain.startOf(day, kind);
  }

  @Override
  public String name(String identifier) {
    return plain.name(identifier);
  }

  @Override
  public String text(String value) {
    return plain.text(value);
  }

  @Override
  public String daysBetween(String from, String to) {
    return plain.daysBetween(from, to);
  }

  @Override
  public String days(LocalDate first, LocalDate last) {
    return plain.days(first, last);
  }

  @Override
  public String contains(String text, String part) {
    return plain.contains(text, part);
  }

  @Override
  public String startsWith(String text, String part) {
    return plain.startsWith(text, part);
  }

  @Override
  public String endsWith(String text, String part) {
    return plain.endsWith(text, part);
  }

  @Override
  public String shortKey(String name, String order) {
    return plain.shortKey(name, order);
  }

  @Override
  public String latest(String value, String key) {
    return plain.latest(value, key);
  }

  @Override
  public String quantile(String column, double probability) {
    return plain.quantile(column, probability);
  }

  @Override
  public String each(String from, String until) {
    return plain.each(from, until);
  }
}
