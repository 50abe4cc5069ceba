package dev.verve.server.store;

import at.favre.lib.crypto.bcrypt.BCrypt;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** People who sign in with a name and a password. Of passwords only the bcrypt hash is kept. */
public final class People {
  static final int COST = 11;
  private static final int SHORTEST = 10;

  /** Bcrypt reads no further. */
  private static final int LONGEST = 72;

  private static final int LONGEST_NAME = 200;

  /**
   * A hash that costs as much to check as anybody's; written out, since making it takes as long.
   */
  static final String NOBODY = "$2a$11$2whRezV./HY/KBotOQek9.ns3piO72/ysQgDhP2Dt23h5KK5ZdbxW";

  private final Store store;

  public People(Store store) {
    this.store = store;
  }

  /**
   * Somebody who may sign in.
   *
   * @param name what is typed, and what stands in the audit
   * @param role what they may do
   * @param createdAt when they were added
   * @param addedBy by whom
   */
  public record Person(String name, Role role, Instant createdAt, String addedBy) {}

  /** Everybody, the oldest first. */
  public List<Person> all() {
    return store.read(
        connection -> {
          List<Person> people = new ArrayList<>();
          new Sql(connection)
              .each(
                  "select name, role, created_at, added_by from person_login order by created_at, name",
                  row ->
                      people.add(
                          new Person(
                              row.getString(1),
                              Role.valueOf(row.getString(2)),
                              row.getObject(3, OffsetDateTime.class).toInstant(),
                              row.getString(4))));
          return people;
        });
  }

  /** Somebody by name. */
  public Optional<Person> find(String name) {
    return all().stream().filter(person -> person.name().equals(name)).findFirst();
  }

  /**
   * Adds somebody.
   *
   * @throws UserError where the name is taken or the password too short or too long
   */
  public void add(String name, String password, Role role, String who) {
    refuseUnless(
        !name.isBlank() && name.length() <= LONGEST_NAME,
        "name",
        "a name has 1 to " + LONGEST_NAME + " characters",
        "Give the name that they will type.");
    refuseUnless(
        password.codePointCount(0, password.length()) >= SHORTEST,
        "password",
        "it has fewer than " + SHORTEST + " characters",
        "Take a few words.");
    refuseUnless(
        password.getBytes(StandardCharsets.UTF_8).length <= LONGEST,
        "password",
        "it has more than " + LONGEST + " bytes",
        "Take a shorter one.");
    refuseUnless(
        role != Role.WRITER, "role", "a write key is no person", "Take viewer, editor or admin.");
    refuseUnless(
        find(name).isEmpty(), "name", name + " is there already", "Remove them first, or rename.");
    String hash = BCrypt.withDefaults().hashToString(COST, password.toCharArray());
    Instant now = store.clock().instant().truncatedTo(ChronoUnit.MICROS);
    store.write(
        connection -> {
          new Sql(connection)
              .run(
                  "insert into person_login values (?, ?, ?, ?, ?)",
                  name,
                  hash,
                  role.name(),
                  OffsetDateTime.ofInstant(now, ZoneOffset.UTC),
                  who);
          new Audit(connection, now).note(who, "person.add", name + " " + role.word());
          return true;
        });
  }

  /** Removes somebody, who is signed out with the next request; false where nobody has the name. */
  public boolean remove(String name, String who) {
    return store.write(
        connection -> {
          boolean gone =
              new Sql(connection).run("delete from person_login where name = ?", name) > 0;
          if (gone) {
            new Audit(connection, store.clock().instant()).note(who, "person.remove", name);
          }
          return gone;
        });
  }

  /** The person whose password this is. It takes as long where nobody has the name. */
  public Optional<Person> check(String name, String password) {
    String[] hash = {NOBODY};
    store.read(
        connection -> {
          new Sql(connection)
              .each(
                  "select hash from person_login where name = ?",
                  row -> hash[0] = row.getString(1),
                  name);
          return true;
        });
    boolean verified =
        password.getBytes(StandardCharsets.UTF_8).length <= LONGEST
            && BCrypt.verifyer().verify(password.toCharArray(), hash[0]).verified;
    return verified ? find(name) : Optional.empty();
  }

  private static void refuseUnless(boolean holds, String field, String what, String cure) {
    if (!holds) {
      throw UserError.of(Place.option(field), what, cure);
    }
  }
}
