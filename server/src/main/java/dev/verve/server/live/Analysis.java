package dev.verve.server.live;

import dev.verve.engine.ScoreRun;
import dev.verve.insight.AccountExplanation;
import dev.verve.insight.Distribution;
import dev.verve.insight.Explanation;
import dev.verve.insight.Movement;
import dev.verve.server.store.Store;
import dev.verve.sql.Bounds;
import dev.verve.sql.Names;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Answers of one model that are computed when they are asked for, by the same plans as the file
 * run, on a snapshot of the store.
 */
public final class Analysis {
  private final Store store;
  private final LiveModel model;

  /** Answers of a model, which need not be the published one. */
  public Analysis(Store store, LiveModel model) {
    this.store = store;
    this.model = model;
  }

  /** Why the score of a person, or of an account that is scored itself, is what it is. */
  public Optional<Explanation> explain(long entity, LocalDate asOf) {
    String id = String.valueOf(entity);
    return explain(
        One.scored(model.model().entity(), entity),
        asOf,
        (setting, run) ->
            Explanation.of(setting.engine(), setting.model(), run.usersAt(asOf, Names.SINGLE), id),
        setting ->
            Explanation.ofPoints(
                setting.engine(),
                setting.model(),
                ImportedScores.NAMES,
                asOf,
                id,
                ImportedScores.WHY));
  }

  /** Why the score of an account is what it is, by what its members bring. */
  public Optional<AccountExplanation> explainAccount(long account, LocalDate asOf) {
    String id = String.valueOf(account);
    return explain(
        One.rolledUp(account),
        asOf,
        (setting, run) ->
            AccountExplanation.of(
                setting.engine(), setting.model(), run.at(asOf, Names.SINGLE), id),
        setting ->
            AccountExplanation.ofPoints(
                setting.engine(),
                setting.model(),
                ImportedScores.NAMES,
                asOf,
                id,
                ImportedScores.WHY));
  }

  private <T> T explain(
      One one, LocalDate asOf, Snapshot.Dated<T> byEvents, Snapshot.Question<T> byPoints) {
    Snapshot snapshot = new Snapshot(store, model);
    return snapshot.isImported()
        ? snapshot.ofImported(asOf, byPoints)
        : snapshot.of(one, new Bounds(asOf, asOf), byEvents);
  }

  /** Who moved between bands from one date to another. */
  public Movement movement(LocalDate from, LocalDate to) {
    return read(
        StoreRelations.ALL,
        setting -> {
          ScoreRun run = setting.run().prepare(from, to);
          var after = run.at(to, new Names("_after"));
          var before = run.at(from, new Names("_before"));
          return Movement.between(setting.engine(), setting.model(), before, after);
        });
  }

  /** How everybody spreads over the bands. */
  public Distribution distribution(LocalDate asOf) {
    return read(
        StoreRelations.ALL,
        setting -> {
          var scored = setting.run().prepare(asOf).at(asOf, Names.SINGLE);
          return Distribution.of(setting.engine(), setting.model(), scored.names().score());
        });
  }

  /** How the scores of a date would differ from the current ones. */
  public Preview preview(LocalDate asOf) {
    return read(
        StoreRelations.ALL,
        setting -> {
          var scored = setting.run().prepare(asOf).at(asOf, Names.SINGLE);
          return Preview.of(setting.engine(), setting.model(), scored);
        });
  }

  private <T> T read(String scope, Snapshot.Question<T> question) {
    return new Snapshot(store, model).of(scope, question);
  }
}
