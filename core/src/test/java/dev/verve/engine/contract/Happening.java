package dev.verve.engine.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event.
 *
 * @param user who did it
 * @param account for whom; null where the event does not say
 * @param event what it is
 * @param at when
 * @param properties its other columns; an empty value is a missing one
 */
record Happening(
    String user,
    @Nullable String account,
    String event,
    Instant at,
    Map<String, String> properties) {

  LocalDate day(ZoneId zone) {
    return at.atZone(zone).toLocalDate();
  }
}
