package dev.verve.server.live;

import dev.verve.engine.ScoreRun;
import dev.verve.engine.Scored;
import dev.verve.model.Entity;
import dev.verve.plan.ActionRow;
import dev.verve.plan.BoundModel;
import dev.verve.server.store.Store;
import dev.verve.sql.Names;
import dev.verve.sql.SqlFile;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** For many at once: which action explains most of the change of raw points between two dates. */
public final class Reasons {
  /** Of more the events of everybody are read, which costs less than to look for theirs. */
  private static final int FEW = 2_000;

  private final Snapshot snapshot;
  private final LiveModel model;

  /** Reasons under a model. */
  public Reasons(Store store, LiveModel model) {
    this.snapshot = new Snapshot(store, model);
    this.model = model;
  }

  /**
   * What explains most of a change.
   *
   * @param branch the slug of the branch
   * @param action the slug of the action
   * @param points what it brought or took, in raw points of users or accounts
   * @param since the earlier date
   */
  public record Reason(String branch, String action, double points, LocalDate since) {}

  /**
   * The reasons of users or accounts, by key; those whose points did not change have none, nor has
   * anybody whose scores were imported.
   */
  public Map<Long, Reason> of(
      Entity entity, Collection<Long> keys, LocalDate since, LocalDate asOf) {
    if (keys.isEmpty() || !since.isBefore(asOf) || snapshot.isImported()) {
      return Map.of();
    }
    return snapshot.of(
        scope(entity, keys),
        setting -> {
          ScoreRun run = setting.run().prepare(since, asOf);
          Scored before = run.at(since, new Names("_before"));
          Scored after = run.at(asOf, new Names("_after"));
          Map<Long, Reason> found = new HashMap<>();
          setting
              .engine()
              .each(
                  sql(entity, keys, before.names(), after.names()),
                  row ->
                      found.put(
                          row.whole("entity"),
                          reason(
                              setting.model(),
                              (int) row.whole("action_key"),
                              row.real("points"),
                              since)));
          return found;
        });
  }

  private boolean isRolledUp(Entity entity) {
    return entity == Entity.ACCOUNT && model.model().entity() == Entity.USER;
  }

  private String sql(Entity entity, Collection<Long> keys, Names before, Names after) {
    String key = isRolledUp(entity) ? "account" : "entity";
    String whom = keys.size() > FEW ? "true" : key + " in (" + list(keys) + ")";
    return SqlFile.render(
        "reason",
        Map.of(
            "key",
            key,
            "whom",
            whom,
            "to",
            isRolledUp(entity) ? after.accountPoint() : after.point(),
            "from",
            isRolledUp(entity) ? before.accountPoint() : before.point()));
  }

  private String scope(Entity entity, Collection<Long> keys) {
    if (keys.size() > FEW || isRolledUp(entity)) {
      return StoreRelations.ALL;
    }
    return (entity == Entity.USER ? "i.person in (" : "e.account_key in (") + list(keys) + ")";
  }

  private static String list(Collection<Long> keys) {
    return keys.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static Reason reason(BoundModel model, int key, double points, LocalDate since) {
    ActionRow action =
        model.actions().stream().filter(row -> row.key() == key).findFirst().orElseThrow();
    return new Reason(action.branch(), action.action().slug(), points, since);
  }
}
