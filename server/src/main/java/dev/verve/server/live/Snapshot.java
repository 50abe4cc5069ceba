package dev.verve.server.live;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.engine.EventSpan;
import dev.verve.engine.ScoreRun;
import dev.verve.model.ScoreModel;
import dev.verve.plan.BoundModel;
import dev.verve.server.store.Store;
import java.sql.SQLException;
import java.time.LocalDate;
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
   */
  record Setting(
      DuckDbEngine engine,
      BoundModel model,
      EventSpan span,
      ScoreRun run,
      StoreRelations relations) {

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
    return ask(question, (relations, bound) -> relations.showAll(new TraitNames()));
  }

  private interface Showing {
    void show(StoreRelations relations, BoundModel bound);
  }

  /** A connection of its own for each question, since relations of a run live as long as it. */
  private <T> T ask(Question<T> question, Showing showing) {
    try (DuckDBConnection connection = store.connect()) {
      ZonedDialect dialect = new ZonedDialect(model.model().timezone());
      DuckDbEngine engine = DuckDbEngine.over(connection, dialect);
      engine.execute("begin transaction read only");
      StoreRelations relations = new StoreRelations(engine, dialect, model.model().entity());
      BoundModel bound = relations.bind(model.model());
      showing.show(relations, bound);
      LocalDate today = LocalDate.ofInstant(store.clock().instant(), model.model().timezone());
      EventSpan span = relations.span(today);
      ScoreRun run = new ScoreRun(engine, bound, span, model.lock());
      T answer = question.ask(new Setting(engine, bound, span, run, relations));
      engine.execute("rollback");
      return answer;
    } catch (SQLException e) {
      throw new IllegalStateException("the store could not be read: " + e.getMessage(), e);
    }
  }
}
