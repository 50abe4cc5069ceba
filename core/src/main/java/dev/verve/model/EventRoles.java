package dev.verve.model;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a product's own events mean to the metrics beside the score: the content of {@code
 * metrics.yaml}. Immutable.
 */
public final class EventRoles {
  /** No role at all. */
  public static final EventRoles NONE = new EventRoles(Map.of());

  private static final List<RoleKind> MERE_VISITS =
      List.of(
          RoleKind.VISIT,
          RoleKind.PAGE,
          RoleKind.SCROLL,
          RoleKind.SESSION,
          RoleKind.ERROR,
          RoleKind.LOAD);

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

  /**
   * The events that tell of a mere visit: of its beginning and end, of pages, of scrolling, and of
   * what the machine did.
   */
  public Set<String> visits() {
    return MERE_VISITS.stream()
        .flatMap(kind -> role(kind).stream())
        .flatMap(role -> role.events().stream())
        .collect(Collectors.toUnmodifiableSet());
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
