package dev.verve.server.store;

import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Write keys and tokens. Only their SHA-256 is kept: they are 192 random bits, so that neither salt
 * nor a slow hash would add anything, and a stolen file opens no door.
 */
public final class Credentials {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int ID_LENGTH = 12;

  private final Store store;
  private final Map<String, Credential> byHash = new ConcurrentHashMap<>();

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
                  "select hash, id, role, name, created_at, issued_by from credential",
                  row ->
                      credentials.byHash.put(
                          row.getString(1),
                          new Credential(
                              row.getString(2),
                              Role.valueOf(row.getString(3)),
                              row.getString(4),
                              row.getObject(5, OffsetDateTime.class).toInstant(),
                              row.getString(6))));
          return true;
        });
    return credentials;
  }

  /** Whether nobody holds this role, as at the first start. */
  public boolean lacks(Role role) {
    return byHash.values().stream().noneMatch(held -> held.role() == role);
  }

  /** All that are valid, the oldest first. */
  public List<Credential> all() {
    return byHash.values().stream()
        .sorted(Comparator.comparing(Credential::createdAt).thenComparing(Credential::id))
        .toList();
  }

  /** Makes a secret of a role; it can never be read again. */
  public Credential.Issued issue(Role role, String name, String who) {
    byte[] bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    String secret =
        "vv_" + role.word() + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    String hash = hash(secret);
    Instant now = store.clock().instant().truncatedTo(ChronoUnit.MICROS);
    Credential made = new Credential(hash.substring(0, ID_LENGTH), role, name, now, who);
    store.write(
        connection -> {
          new Sql(connection)
              .run(
                  "insert into credential (hash, id, role, name, created_at, issued_by) values (?, ?, ?, ?, ?, ?)",
                  hash,
                  made.id(),
                  role.name(),
                  name,
                  OffsetDateTime.ofInstant(now, ZoneOffset.UTC),
                  who);
          new Audit(connection, now)
              .note(who, "credential.issue", made.id() + " " + role.word() + " " + name);
          return true;
        });
    byHash.put(hash, made);
    return new Credential.Issued(made, secret);
  }

  /**
   * Ends the validity of a secret at once; false where no valid one has this id.
   *
   * @throws UserError for the last token of an admin, without whom nobody could make another
   */
  public synchronized boolean revoke(String id, String who) {
    Optional<Map.Entry<String, Credential>> found =
        byHash.entrySet().stream().filter(e -> e.getValue().id().equals(id)).findFirst();
    if (found.isEmpty()) {
      return false;
    }
    Credential gone = found.get().getValue();
    boolean last = byHash.values().stream().filter(c -> c.role() == gone.role()).count() == 1;
    if (gone.role() == Role.ADMIN && last) {
      throw UserError.of(
          Place.option(id), "this is the last token of an admin", "Make another one first.");
    }
    store.write(
        connection -> {
          new Sql(connection).run("delete from credential where id = ?", id);
          new Audit(connection, store.clock().instant())
              .note(who, "credential.revoke", id + " " + gone.role().word() + " " + gone.name());
          return true;
        });
    byHash.remove(found.get().getKey());
    return true;
  }

  /** The credential of a secret, or empty where it is none of ours. */
  public Optional<Credential> find(String secret) {
    return Optional.ofNullable(byHash.get(hash(secret)));
  }

  /** The role of a secret, or empty where it is none of ours. */
  public Optional<Role> roleOf(String secret) {
    return find(secret).map(Credential::role);
  }

  /** The SHA-256 of a text in hexadecimal digits. */
  static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
