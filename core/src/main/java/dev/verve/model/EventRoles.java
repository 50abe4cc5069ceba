package dev.verve.model;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a product's own events mean to the metrics beside the score: the content of {@code
 * metrics.yaml}. Immutable.
 */
public final class EventRoles {
  /** No role at all. */
  public static final EventRoles NONE = new EventRoles(Map.of());

  private final Map<RoleKind, EventRole> roles;

  private EventRoles(Map<RoleKind, EventRole> roles) {
    this.roles = roles;
  }

  /** These roles, at most one of a kind. */
  public static EventRoles of(List<EventRole> roles) {
    Map<RoleKind, EventRole> byKind = new EnumMap<>(RoleKind.class);
    roles.forEach(role -> byKind.put(role.kind(), role));
    return new EventRoles(byKind);
  }

  /** The role of a kind, where some event plays it. */
  public Optional<EventRole> role(RoleKind kind) {
    return Optional.ofNullable(roles.get(kind));
  }

  /** The roles that are played, in the order of their kinds. */
  public List<EventRole> all() {
    return List.copyOf(roles.values());
  }
}
