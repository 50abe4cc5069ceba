package dev.verve.server.live;

import dev.verve.event.TimeKind;
import dev.verve.sql.DuckDbDialect;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * DuckDB's SQL with the model's time zone said in the text: connections to the store share one
 * locked configuration, so that none can be set to a zone.
 */
final class ZonedDialect extends DuckDbDialect {
  private final ZoneId zone;

  /** The zone whose days are counted. */
  ZonedDialect(ZoneId zone) {
    this.zone = zone;
  }

  /** The zone as a literal. */
  String zoneText() {
    return text(zone.getId());
  }

  @Override
  public String startOf(LocalDate day, TimeKind kind) {
    return kind == TimeKind.INSTANT
        ? "timezone(" + zoneText() + ", timestamp '" + day + " 00:00:00')"
        : super.startOf(day, kind);
  }
}
