package dev.verve.server.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Write keys and tokens. Only their SHA-256 is kept: they are 192 random bits, so that neither salt
 * nor a slow hash would add anything, and a stolen file opens no door.
 */
public final class Credentials {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Store store;
  private final Map<String, Role> roles = new ConcurrentHashMap<>();

  private Credentials(Store store) {
    this.store = store;
  }

  /** The credentials of a store. */
  public static Credentials of(Store store) {
    Credentials credentials = new Credentials(store);
    store.read(
        connection -> {
          new Sql(connection)
              .each(
                  "select hash, role from credential",
                  row -> credentials.roles.put(row.getString(1), Role.valueOf(row.getString(2))));
          return true;
        });
    return credentials;
  }

  /** Whether nobody holds this role, as at the first start. */
  public boolean lacks(Role role) {
    return !roles.containsValue(role);
  }

  /** Makes a secret of a role; it can never be read again. */
  public String issue(Role role, String name) {
    byte[] bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    String secret =
        "vv_" + role.word() + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    OffsetDateTime now = OffsetDateTime.ofInstant(store.clock().instant(), ZoneOffset.UTC);
    store.write(
        connection -> {
          Sql sql = new Sql(connection);
          sql.run(
              "insert into credential values (?, ?, ?, ?)", hash(secret), role.name(), name, now);
          return sql.run(
              "insert into audit values (?, ?, ?, ?)", now, "server", "credential.issue", name);
        });
    roles.put(hash(secret), role);
    return secret;
  }

  /** The role of a secret, or empty where it is none of ours. */
  public Optional<Role> roleOf(String secret) {
    return Optional.ofNullable(roles.get(hash(secret)));
  }

  /** The name under which a secret stands in logs and limits. */
  static String hash(String secret) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
