package dev.verve.server.page;

import dev.verve.server.store.Role;

/**
 * Somebody who is signed in.
 *
 * @param who the id of the token, or the name of the person, as it stands in the audit
 * @param role what they may do
 * @param formToken what every form of theirs carries, so that no other site can send one
 */
public record Visitor(String who, Role role, String formToken) {

  /** Whether they may do what a role may. */
  public boolean may(Role needed) {
    return role.covers(needed);
  }

  /** Whether they may change models. */
  public boolean isEditor() {
    return may(Role.EDITOR);
  }

  /** Whether they may erase people and hand out secrets. */
  public boolean isAdmin() {
    return may(Role.ADMIN);
  }
}
