package dev.verve.server.live;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.engine.EventSpan;
import dev.verve.engine.ScoreRun;
import dev.verve.model.Entity;
import dev.verve.model.ScoreModel;
import dev.verve.plan.BoundModel;
import dev.verve.problem.UserError;
import dev.verve.server.store.Store;
import dev.verve.sql.Bounds;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.duckdb.DuckDBConnection;

/**
 * A model on the store as it stands at one moment, ready for the plans of a run over files.
 *
 * @param store the store
 * @param model the model, which need not be the published one
 */
record Snapshot(Store store, LiveModel model) {

  /**
   * What a question may use.
   *
   * @param engine holds the relations that plans read
   * @param model the model, bound to the store
   * @param span the days of all events
   * @param run a run that nothing was asked of yet
   * @param relations the store as relations
   * @param isImported whether the scores are not made of the events that are here
   */
  record Setting(
      DuckDbEngine engine,
      BoundModel model,
      EventSpan span,
      ScoreRun run,
      StoreRelations relations,
      boolean isImported) {

    /** A run that nothing was asked of yet. */
    @Override
    public ScoreRun run() {
      requireEvents();
      return run;
    }

    /**
     * Refuses what only the events could tell.
     *
     * @throws UserError where they are not here
     */
    void requireEvents() {
      if (isImported) {
        throw ImportedScores.refusal();
      }
    }

    /** Another model on the same relations. */
    BoundModel bind(ScoreModel other) {
      return relations.bind(other);
    }
  }

  /** What is asked. */
  interface Question<T> {
    T ask(Setting setting);
  }

  /** Asks about those whom a condition lets in, with the traits that the model reads. */
  <T> T of(String scope, Question<T> question) {
    return ask(
        question,
        // a scale that is not frozen is fitted on everybody, whoever is asked about
        (relations, bound) ->
            relations.show(bound, model.isProvisional() ? StoreRelations.ALL : scope));
  }

  /** Asks about everybody, with all traits. */
  <T> T whole(Question<T> question) {
    return whole(StoreRelations.ALL, question);
  }

  /** Asks about everybody whom a condition on ids lets in, with all traits. */
  <T> T whole(String scope, Question<T> question) {
    return ask(question, (relations, bound) -> relations.showAll(new TraitNames(), scope));
  }

  /** What is asked of a run that is ready for the dates of a range. */
  interface Dated<T> {
    T ask(Setting setting, ScoreRun run);
  }

  /**
   * Asks about the score of one on days of a range: by what the scorer keeps of them where it keeps
   * those days, else by all their events.
   */
  <T> T of(One one, Bounds days, Dated<T> question) {
    return ask(setting -> question.ask(setting, run(setting, one, days)), (relations, bound) -> {});
  }

  /**
   * Asks about imported scores as they stand, in the relations of {@link ImportedScores#NAMES}.
   *
   * @throws UserError of another day, or where another model has been published since
   */
  <T> T ofImported(LocalDate asOf, Question<T> question) {
    return ask(
        setting -> {
          boolean isShown =
              setting
                  .engine()
                  .query("select as_of from live where version_key = " + model.key())
                  .stream()
                  .anyMatch(live -> live.day("as_of").equals(asOf));
          if (!isShown) {
            throw ImportedScores.refusal();
          }
          ImportedScores.show(setting.engine(), setting.model(), model.key());
          return question.ask(setting);
        },
        (relations, bound) -> {});
  }

  /**
   * Refuses a model whose scores are not made of the events that are here.
   *
   * @throws UserError where they were imported
   */
  void requireEvents() {
    if (isImported()) {
      throw ImportedScores.refusal();
    }
  }

  boolean isImported() {
    return store.read(connection -> ImportedScores.stand(connection, model.key()));
  }

  private ScoreRun run(Setting setting, One one, Bounds days) {
    setting.requireEvents();
    Optional<LocalDate> today = keptUntil(setting.engine(), days);
    if (today.isEmpty()) {
      // a scale that is not frozen is fitted on everybody, whoever is asked about
      setting
          .relations()
          .hold(setting.model(), model.isProvisional() ? StoreRelations.ALL : one.scope());
      return setting.run().prepare(days.first(), days.last());
    }
    Kept kept = new Kept(setting.engine(), setting.model(), setting.relations(), dialect());
    setting.engine().table("touched", one.persons());
    return one.isOfActsAlone(setting.model())
        ? kept.run(setting.engine(), Kept.TOUCHED, days.first(), today.get(), model.lock())
        : kept.runOfPast(days, today.get(), model.lock());
  }

  /**
   * The date of the current scores, where what they are made of is kept for all days of a range.
   */
  private Optional<LocalDate> keptUntil(DuckDbEngine engine, Bounds days) {
    if (model.isProvisional() || model.model().entity() != Entity.USER) {
      return Optional.empty();
    }
    return engine
        .query("select as_of, history_from from live where version_key = " + model.key())
        .stream()
        .filter(live -> !days.first().isBefore(live.day("history_from")))
        .map(live -> live.day("as_of"))
        .filter(asOf -> !days.last().isAfter(asOf))
        .findFirst();
  }

  private ZonedDialect dialect() {
    return new ZonedDialect(model.model().timezone());
  }

  private interface Showing {
    void show(StoreRelations relations, BoundModel bound);
  }

  /** A connection of its own for each question, since relations of a run live as long as it. */
  private <T> T ask(Question<T> question, Showing showing) {
    try (DuckDBConnection connection = store.connect()) {
      ZonedDialect dialect = dialect();
      DuckDbEngine engine = DuckDbEngine.over(connection, dialect);
      engine.execute("begin transaction read only");
      StoreRelations relations =
          new StoreRelations(engine, dialect, model.model().entity(), store.traitsMet());
      BoundModel bound = relations.bind(model.model());
      showing.show(relations, bound);
      LocalDate today = LocalDate.ofInstant(store.clock().instant(), model.model().timezone());
      EventSpan span = relations.span(today);
      ScoreRun run = new ScoreRun(engine, bound, span, model.lock());
      boolean isImported = ImportedScores.stand(connection, model.key());
      T answer = question.ask(new Setting(engine, bound, span, run, relations, isImported));
      engine.execute("rollback");
      return answer;
    } catch (SQLException e) {
      throw new IllegalStateException("the store could not be read: " + e.getMessage(), e);
    }
  }
}
