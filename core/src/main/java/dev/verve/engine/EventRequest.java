package dev.verve.engine;

import dev.verve.event.ColumnRole;
import dev.verve.model.Entity;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a user gives to be scored, and how it is read.
 *
 * @param events files, globs, folders or tables, as the provider understands them
 * @param users a file of users or accounts with traits
 * @param mapped column by role, where the usual names do not tell
 * @param event the event that every row is, where there is no event column
 * @param entity whom the model scores: a row without its id is bad
 * @param zone the zone whose days are counted, and in which times without a zone are read
 * @param mostRejects the share of rows, from 0 to 1, that may be unusable
 * @param rollup a folder in which the provider may keep what it counted by day, and find it again
 * @param settings what the provider is told beyond that, by its own names
 */
public record EventRequest(
    List<String> events,
    Optional<String> users,
    Map<ColumnRole, String> mapped,
    Optional<String> event,
    Entity entity,
    ZoneId zone,
    double mostRejects,
    Optional<String> rollup,
    Map<String, String> settings) {
  public EventRequest {
    events = List.copyOf(events);
    mapped = Map.copyOf(mapped);
    settings = Map.copyOf(settings);
  }

  /** Events of one place, read for users, with days in UTC. */
  public static EventRequest of(String events) {
    return new EventRequest(
        List.of(events),
        Optional.empty(),
        Map.of(),
        Optional.empty(),
        Entity.USER,
        ZoneId.of("UTC"),
        0.01,
        Optional.empty(),
        Map.of());
  }

  public EventRequest withUsers(String file) {
    return new EventRequest(
        events, Optional.of(file), mapped, event, entity, zone, mostRejects, rollup, settings);
  }

  public EventRequest withEntity(Entity other) {
    return new EventRequest(
        events, users, mapped, event, other, zone, mostRejects, rollup, settings);
  }

  public EventRequest withZone(ZoneId other) {
    return new EventRequest(
        events, users, mapped, event, entity, other, mostRejects, rollup, settings);
  }

  public EventRequest withMapped(Map<ColumnRole, String> other) {
    return new EventRequest(
        events, users, other, event, entity, zone, mostRejects, rollup, settings);
  }

  public EventRequest withEvent(String name) {
    return new EventRequest(
        events, users, mapped, Optional.of(name), entity, zone, mostRejects, rollup, settings);
  }

  public EventRequest withMostRejects(double share) {
    return new EventRequest(events, users, mapped, event, entity, zone, share, rollup, settings);
  }

  public EventRequest withRollup(String folder) {
    return new EventRequest(
        events, users, mapped, event, entity, zone, mostRejects, Optional.of(folder), settings);
  }
}
