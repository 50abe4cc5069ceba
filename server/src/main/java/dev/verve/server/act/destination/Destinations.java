package dev.verve.server.act.destination;

import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.server.act.Moments;
import dev.verve.server.store.Audit;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import dev.verve.server.web.JsonText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The destinations of a store; their secrets are opened only to be used. */
public final class Destinations {
  private static final String SELECT =
      "select name, kind, settings, secrets, enabled, created_at, failures, resume_at, problem from destination ";

  private final Store store;
  private final Vault vault;

  /** The destinations of a store, whose secrets a vault keeps. */
  public Destinations(Store store, Vault vault) {
    this.store = store;
    this.vault = vault;
  }

  /** All, without their secrets. */
  public List<Destination> all() {
    return store.read(
        connection -> {
          List<Destination> found = new ArrayList<>();
          new Sql(connection)
              .each(SELECT + "order by name", row -> found.add(destination(row, Map.of())));
          return found;
        });
  }

  /** One by its name, without its secrets. */
  public Optional<Destination> find(String name) {
    return all().stream().filter(it -> it.name().equals(name)).findFirst();
  }

  /**
   * One with its secrets.
   *
   * @throws UserError where they do not open
   */
  public Destination open(Destination destination) {
    return store.read(
        connection -> {
          List<Destination> found = new ArrayList<>();
          new Sql(connection)
              .each(
                  SELECT + "where name = ?",
                  row -> found.add(destination(row, secrets(row))),
                  destination.name());
          return found.stream().findFirst().orElse(destination);
        });
  }

  private Map<String, String> secrets(ResultSet row) throws SQLException {
    @Nullable String locked = row.getString("secrets");
    return locked == null ? Map.of() : texts(vault.open(locked, row.getString("name")));
  }

  /**
   * Makes a destination, or gives one other settings. Secrets that are not given stay as they are.
   *
   * @throws UserError with every problem of what is asked for
   */
  public Destination save(DestinationRequest asked, String who) {
    Optional<Destination> before = find(asked.name());
    Map<String, String> secrets = new LinkedHashMap<>();
    before
        .filter(it -> it.channel().word().equals(asked.kind()))
        .ifPresent(it -> secrets.putAll(open(it).secrets()));
    secrets.putAll(asked.secrets());
    DestinationRequest whole =
        new DestinationRequest(asked.name(), asked.kind(), asked.settings(), secrets);
    Channel channel = whole.check();
    if (before.isPresent() && before.get().channel() != channel) {
      throw UserError.of(
          Place.option("kind"),
          asked.name() + " is of the kind " + before.get().channel().word(),
          "Delete it first, or take another name.");
    }
    String locked = secrets.isEmpty() ? null : vault.lock(JsonText.of(secrets), asked.name());
    Instant now = store.clock().instant();
    Instant created = before.map(Destination::createdAt).orElse(now);
    store.write(
        connection -> {
          Sql sql = new Sql(connection);
          sql.run("delete from destination where name = ?", asked.name());
          sql.run(
              "insert into destination values (?, ?, ?, ?, true, ?, ?, 0, null, null)",
              asked.name(),
              channel.word(),
              JsonText.of(asked.settings()),
              locked,
              Moments.utc(created),
              who);
          new Audit(connection, now).note(who, "destination.save", asked.name());
          return true;
        });
    return find(asked.name()).orElseThrow();
  }

  /** Lets it send, or keeps it from sending; false where there is none. */
  public boolean enable(String name, Switch position, String who) {
    Instant now = store.clock().instant();
    return store.write(
        connection -> {
          long changed =
              new Sql(connection)
                  .run(
                      "update destination set enabled = ?, failures = 0, resume_at = null, problem = null where name = ?",
                      position == Switch.ON,
                      name);
          new Audit(connection, now)
              .note(who, "destination." + position.name().toLowerCase(Locale.ROOT), name);
          return changed > 0;
        });
  }

  /** Whether a destination sends. */
  public enum Switch {
    ON,
    OFF
  }

  /** Removes it with all that waits for it; false where there is none. */
  public boolean delete(String name, String who) {
    Instant now = store.clock().instant();
    return store.write(
        connection -> {
          Sql sql = new Sql(connection);
          long gone = sql.run("delete from destination where name = ?", name);
          sql.run("delete from delivery where destination = ?", name);
          sql.run("delete from told_score where destination = ?", name);
          new Audit(connection, now).note(who, "destination.delete", name);
          return gone > 0;
        });
  }

  /** Notes how the last requests went. */
  void went(String name, int failures, @Nullable Instant resumeAt, @Nullable String problem) {
    store.write(
        connection ->
            new Sql(connection)
                .run(
                    "update destination set failures = ?, resume_at = ?, problem = ? where name = ?",
                    failures,
                    resumeAt == null ? null : Moments.utc(resumeAt),
                    problem,
                    name));
  }

  private static Destination destination(ResultSet row, Map<String, String> secrets)
      throws SQLException {
    return new Destination(
        row.getString("name"),
        Channel.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        texts(row.getString("settings")),
        secrets,
        row.getBoolean("enabled"),
        Moments.of(row, "created_at"),
        row.getInt("failures"),
        Optional.ofNullable(Moments.orNull(row, "resume_at")),
        Optional.ofNullable(row.getString("problem")));
  }

  private static Map<String, String> texts(String json) {
    Map<String, String> texts = new LinkedHashMap<>();
    JsonText.object(json).forEach((key, value) -> texts.put(key, String.valueOf(value)));
    return texts;
  }
}
