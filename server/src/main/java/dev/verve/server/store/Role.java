package dev.verve.server.store;

import java.util.Locale;

/**
 * What the holder of a secret may do. Each of viewer, editor and admin may all that came before.
 */
public enum Role {
  /** Sends events, and reads nothing. */
  WRITER,
  /** Reads scores and answers. */
  VIEWER,
  /** Changes models. */
  EDITOR,
  /** Erases people and hands out secrets. */
  ADMIN;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether this role may do what another may. */
  public boolean covers(Role other) {
    return this == other || (other != WRITER && this != WRITER && compareTo(other) > 0);
  }
}
