package dev.verve.server.act.destination;

import dev.verve.model.Entity;
import dev.verve.server.live.Live;
import dev.verve.server.live.LiveModel;
import dev.verve.server.live.Models;
import dev.verve.server.live.TraitValues;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import dev.verve.sql.DuckDbDialect;
import dev.verve.sql.HeldBand;
import dev.verve.sql.SqlFile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a destination was not told yet of the current scores, seen on one snapshot. */
final class ScoreChanges {
  private static final DuckDbDialect DIALECT = new DuckDbDialect();

  private final Store store;

  ScoreChanges(Store store) {
    this.store = store;
  }

  /**
   * A score that changed.
   *
   * @param key the person or account in the store
   * @param id the id that events brought
   * @param account of a user; null where there is none
   * @param scoreBefore what the destination was told last; null where nothing
   * @param name what the destination knows them by; null where the trait is missing
   */
  record Change(
      long key,
      String id,
      @Nullable String account,
      double score,
      String band,
      @Nullable Double scoreBefore,
      @Nullable String bandBefore,
      @Nullable LocalDate toldOn,
      @Nullable String name) {}

  /**
   * What changed at a moment.
   *
   * @param isFirst whether the destination was told nothing at all yet of this kind
   */
  record Found(LiveModel model, Live live, Entity entity, boolean isFirst, List<Change> changes) {}

  /** The changes of users or accounts; empty where the model does not score them. */
  Optional<Found> of(Destination destination, Entity entity) {
    return store.read(
        connection -> {
          Optional<Live> live = Live.read(connection);
          Optional<LiveModel> model = Models.current(connection);
          if (live.isEmpty() || model.isEmpty() || model.get().isProvisional()) {
            return Optional.empty();
          }
          Optional<String> scores = scores(model.get(), entity);
          return scores.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  read(connection, destination, entity, model.get(), live.get(), scores.get()));
        });
  }

  private static Found read(
      Connection connection,
      Destination destination,
      Entity entity,
      LiveModel model,
      Live live,
      String scores)
      throws SQLException {
    Sql sql = new Sql(connection);
    List<Change> changes = new ArrayList<>();
    sql.each(query(destination, entity, model, scores), row -> changes.add(change(row)));
    long told =
        sql.number(
            "select count(*) from told_score where destination = ? and entity = ?",
            destination.name(),
            entity.word());
    return new Found(model, live, entity, told == 0, changes);
  }

  private static String query(
      Destination destination, Entity entity, LiveModel model, String scores) {
    String trait = destination.setting("key", "id");
    String keys =
        trait.equals("id")
            ? "select entity, id as value from (" + scores + ") i"
            : TraitValues.of(entity, trait);
    return SqlFile.render(
        "changed",
        Map.of(
            "scores", scores,
            "held", HeldBand.sql(model.model(), DIALECT),
            "destination", DIALECT.text(destination.name()),
            "kind", DIALECT.text(entity.word()),
            "keys", keys,
            "least", String.valueOf(destination.leastChange())));
  }

  /** Current scores with ids; empty where there are none of that kind. */
  private static Optional<String> scores(LiveModel model, Entity entity) {
    Entity scored = model.model().entity();
    if (entity == Entity.USER && scored == Entity.USER) {
      return Optional.of(
          "select n.person as entity, p.id, a.id as account, n.score, n.band from score_now n"
              + " join identity p on p.user_key = n.person left join account a on a.account_key = n.account");
    }
    boolean isRolledUp = scored == Entity.USER;
    if (entity == Entity.USER || (isRolledUp && model.model().rollup() == null)) {
      return Optional.empty();
    }
    String key = isRolledUp ? "n.account" : "n.person";
    return Optional.of(
        "select %s as entity, a.id, a.id as account, n.score, n.band from %s n join account a on a.account_key = %s"
            .formatted(key, isRolledUp ? "account_now" : "score_now", key));
  }

  private static Change change(ResultSet row) throws SQLException {
    double before = row.getDouble("score_before");
    boolean isNew = row.wasNull();
    return new Change(
        row.getLong("entity"),
        row.getString("id"),
        row.getString("account"),
        row.getDouble("score"),
        row.getString("band"),
        isNew ? null : before,
        row.getString("band_before"),
        row.getObject("told_on", LocalDate.class),
        row.getString("key"));
  }
}
