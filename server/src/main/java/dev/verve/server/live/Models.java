package dev.verve.server.live;

import dev.verve.model.Lock;
import dev.verve.model.LockText;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The models of a store: drafts, the published one, and those that stood before. */
public final class Models {
  private final Store store;

  public Models(Store store) {
    this.store = store;
  }

  /**
   * Publishes a model: from the next refresh on its scores are the current ones. Text that is
   * published already changes nothing.
   *
   * @param lock the text of its lock file; null where there is none
   * @param who who does it, for the audit
   * @throws dev.verve.problem.UserError with every problem of the text
   */
  public void publish(String yaml, @Nullable String lock, String who) {
    LiveModel checked = LiveModel.read(0, yaml, lock);
    store.write(
        connection -> {
          Optional<LiveModel> now = published(connection);
          boolean same =
              now.isPresent()
                  && now.get().yaml().equals(yaml)
                  && (lock == null || now.get().version().equals(checked.version()));
          if (!same) {
            insert(connection, checked, who);
          }
          return true;
        });
  }

  private void insert(Connection connection, LiveModel model, String who) throws SQLException {
    Sql sql = new Sql(connection);
    long key = sql.number("select coalesce(max(version_key), 0) + 1 from model");
    OffsetDateTime now = OffsetDateTime.ofInstant(store.clock().instant(), ZoneOffset.UTC);
    Lock lock = model.lock();
    sql.run("update model set state = 'retired' where state = 'published'");
    sql.run(
        "insert into model values (?, ?, ?, ?, ?, 'published', ?, ?)",
        (int) key,
        model.version(),
        model.model().name(),
        model.yaml(),
        lock == null ? null : LockText.of(lock),
        now,
        now);
    sql.run("insert into audit values (?, ?, 'model.publish', ?)", now, who, model.version());
  }

  /** The published model, where there is one. */
  public static Optional<LiveModel> published(Connection connection) throws SQLException {
    return read(connection, "state = 'published'").stream().findFirst();
  }

  /** The model of a number. */
  static Optional<LiveModel> of(Connection connection, int key) throws SQLException {
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
