package dev.verve.server.store;

import java.time.Instant;

/**
 * A write key or a token, without its secret.
 *
 * @param id the name under which it is revoked and stands in the audit
 * @param role what its holder may do
 * @param name what its maker called it
 * @param createdAt when it was made
 * @param issuedBy the id of the token that made it, or {@code server}
 */
public record Credential(String id, Role role, String name, Instant createdAt, String issuedBy) {

  /**
   * One that was just made.
   *
   * @param credential what stays
   * @param secret what is shown once and never again
   */
  public record Issued(Credential credential, String secret) {}
}
