package dev.verve.model;

import static dev.verve.problem.Check.require;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The events that play a role.
 *
 * @param kind the role
 * @param events their names; at least one
 * @param where which of them; null for all
 * @param value the property that tells the role's number or item; null for roles without one
 * @param factor what the number is multiplied with: 1/60 where a session tells seconds
 * @param available how many items there are to consume; null where that is not told
 */
public record EventRole(
    RoleKind kind,
    List<String> events,
    @Nullable Condition where,
    @Nullable String value,
    double factor,
    @Nullable Double available) {
  public EventRole {
    events = List.copyOf(events);
    require(!events.isEmpty(), "role %s has no event", kind.word());
    require(factor > 0, "factor must be above 0, was %s", factor);
    require(available == null || available > 0, "available must be above 0, was %s", available);
  }

  /** A role that reads nothing but the names of events. */
  public static EventRole of(RoleKind kind, List<String> events) {
    return new EventRole(kind, events, null, null, 1, null);
  }

  /** A role whose events tell a value. */
  public EventRole withValue(String property) {
    return new EventRole(kind, events, where, property, factor, available);
  }

  /** The properties that the role reads, each once. */
  public List<String> properties() {
    List<String> ofWhere = where == null ? List.of() : where.properties();
    return Stream.concat(value == null ? Stream.empty() : Stream.of(value), ofWhere.stream())
        .distinct()
        .toList();
  }
}
