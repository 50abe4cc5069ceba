package dev.verve.server.live;

import dev.verve.model.Entity;
import dev.verve.model.Lock;
import dev.verve.model.LockText;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.server.store.Audit;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The models of a store: drafts, the published one, and those that stood before. A published
 * model's scores are computed beside the current ones and take their place in one transaction.
 */
public final class Models {
  /** The name under which the server itself stands as an author. */
  public static final String SERVER = "server";

  private final Store store;

  public Models(Store store) {
    this.store = store;
  }

  /**
   * Keeps a model as a draft; text that is there already stays what it is.
   *
   * @param lock the text of its lock file; null where there is none
   * @param who who brings it
   * @param note why
   * @throws UserError with every problem of the text
   */
  public Version draft(String yaml, @Nullable String lock, String who, String note) {
    LiveModel checked = LiveModel.read(0, yaml, lock);
    return store.write(
        connection -> {
          Optional<Version> known = new Versions(connection).find(checked.version());
          return known.isPresent() ? known.get() : insert(connection, checked, who, note);
        });
  }

  /**
   * Publishes a version: from the next refresh on its scores are the current ones. A version that
   * stood before may return.
   */
  public void publish(Version version, String who, String note) {
    store.write(
        connection -> {
          publish(connection, version.key(), version.version(), who, note);
          return true;
        });
  }

  /** Drafts and publishes a text, unless it is the one that is published. */
  public void publish(String yaml, @Nullable String lock, String who, String note) {
    LiveModel checked = LiveModel.read(0, yaml, lock);
    Optional<LiveModel> now = store.read(Models::published);
    boolean same =
        now.isPresent()
            && now.get().yaml().equals(yaml)
            && (lock == null || now.get().version().equals(checked.version()));
    if (!same) {
      publish(draft(yaml, lock, who, note), who, note);
    }
  }

  /** Makes the view of the published model's activity, which an older release did not have. */
  public void showActivity() {
    store.write(
        connection -> {
          Optional<LiveModel> model = published(connection);
          if (model.isPresent()) {
            ActivityView.create(connection, model.get());
          }
          return model.isPresent();
        });
  }

  /**
   * Removes a draft.
   *
   * @throws UserError where the version was published, since what stands on scores must stay
   */
  public void discard(Version version, String who) {
    if (version.state() != Version.State.DRAFT) {
      throw UserError.of(
          Place.option(version.version()),
          "the version is " + version.state().name().toLowerCase(Locale.ROOT),
          "Only drafts can be removed; publish another version in its place.");
    }
    store.write(
        connection -> {
          new Sql(connection).run("delete from model where version_key = ?", version.key());
          new Audit(connection, store.clock().instant())
              .note(who, "model.discard", version.version());
          return true;
        });
  }

  private Version insert(Connection connection, LiveModel model, String who, String note)
      throws SQLException {
    Sql sql = new Sql(connection);
    long key = sql.number("select coalesce(max(version_key), 0) + 1 from model");
    Lock lock = model.lock();
    Entity entity = model.model().entity();
    sql.run(
        """
        insert into model
          (version_key, version, draft_version, name, entity, yaml, lock, state, author, note, created_at)
        values (?, ?, ?, ?, ?, ?, ?, 'draft', ?, ?, ?)""",
        (int) key,
        model.version(),
        model.version(),
        model.model().name(),
        entity.word(),
        model.yaml(),
        lock == null ? null : LockText.of(lock),
        who,
        note,
        now());
    new Audit(connection, store.clock().instant()).note(who, "model.draft", model.version());
    return new Versions(connection).find(model.version()).orElseThrow();
  }

  void publish(Connection connection, int key, String version, String who, String note)
      throws SQLException {
    Sql sql = new Sql(connection);
    sql.run("update model set state = 'retired' where state = 'published'");
    sql.run(
        "update model set state = 'published', published_at = ? where version_key = ?", now(), key);
    new Audit(connection, store.clock().instant())
        .note(who, "model.publish", note.isEmpty() ? version : version + " " + note);
    ActivityView.create(connection, of(connection, key).orElseThrow());
  }

  private OffsetDateTime now() {
    return OffsetDateTime.ofInstant(store.clock().instant(), ZoneOffset.UTC);
  }

  /** The published model, where there is one; its scores may still be on their way. */
  public static Optional<LiveModel> published(Connection connection) throws SQLException {
    return read(connection, "state = 'published'").stream().findFirst();
  }

  /** The model of the current scores; empty before the first. */
  public static Optional<LiveModel> current(Connection connection) throws SQLException {
    return read(connection, "version_key = (select version_key from live)").stream().findFirst();
  }

  /** The model of a number. */
  public static Optional<LiveModel> of(Connection connection, int key) throws SQLException {
    return read(connection, "version_key = " + key).stream().findFirst();
  }

  private static List<LiveModel> read(Connection connection, String where) throws SQLException {
    List<LiveModel> models = new ArrayList<>();
    new Sql(connection)
        .each(
            "select version_key, yaml, lock from model where " + where,
            row -> models.add(LiveModel.read(row.getInt(1), row.getString(2), row.getString(3))));
    return models;
  }

  /** Freezes the fitted scale of a model, within a transaction of the caller. */
  static void freeze(Connection connection, LiveModel model, Lock lock) throws SQLException {
    LiveModel frozen = new LiveModel(model.key(), model.model(), lock, model.yaml());
    new Sql(connection)
        .run(
            "update model set lock = ?, version = ? where version_key = ?",
            LockText.of(lock),
            frozen.version(),
            model.key());
  }
}
