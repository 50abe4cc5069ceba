package dev.verve.server.live;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.insight.draft.ModelDraft;
import dev.verve.model.Entity;
import dev.verve.plan.EventShape;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.duckdb.DuckDBConnection;

/**
 * The model of a server to which nobody gave one: drafted from the events that are there, as {@code
 * init} does, so that the first scores come by themselves. While its scale is still fitted anew, it
 * is drafted again each time the events have doubled; once the scale is frozen it stands until
 * somebody publishes another.
 */
public final class DefaultModel {
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final String NAME = "default";
  private static final String NOTE = "drafted from the events, since no model was published";

  private final Store store;
  private final Models models;
  private long seen;
  private boolean isSettled;

  public DefaultModel(Store store) {
    this.store = store;
    this.models = new Models(store);
  }

  /** Drafts and publishes a model where that is due; true where it did. */
  public boolean keep() {
    if (isSettled) {
      return false;
    }
    long events = store.read(connection -> isOurs(connection) ? count(connection) : 0);
    if (events == 0 || events < 2 * seen) {
      return false;
    }
    seen = events;
    models.publish(draft(), null, Models.SERVER, NOTE);
    return true;
  }

  /** The text of a model for the events that are there. */
  public String draft() {
    try (DuckDBConnection connection = store.connect()) {
      ZonedDialect dialect = new ZonedDialect(UTC);
      DuckDbEngine engine = DuckDbEngine.over(connection, dialect);
      engine.execute("begin transaction read only");
      StoreRelations relations = new StoreRelations(engine, dialect, Entity.USER);
      TraitNames traits = new TraitNames();
      EventShape shape = relations.shape(traits);
      relations.showAll(traits, StoreRelations.ALL);
      LocalDate today = LocalDate.ofInstant(store.clock().instant(), UTC);
      String yaml = ModelDraft.of(engine, shape, relations.span(today), NAME);
      engine.execute("rollback");
      return yaml;
    } catch (SQLException e) {
      throw new IllegalStateException("the store could not be read: " + e.getMessage(), e);
    }
  }

  /** Once somebody else published a model, or the scale is frozen, there is nothing left to do. */
  private boolean isOurs(DuckDBConnection connection) throws SQLException {
    Optional<LiveModel> published = Models.published(connection);
    if (published.isEmpty()) {
      return true;
    }
    long others =
        new Sql(connection)
            .number("select count(*) from model where state = 'published' and note <> ?", NOTE);
    isSettled = others > 0 || !published.get().isProvisional();
    return !isSettled;
  }

  private static long count(DuckDBConnection connection) throws SQLException {
    return new Sql(connection).number("select count(*) from event_log");
  }
}
