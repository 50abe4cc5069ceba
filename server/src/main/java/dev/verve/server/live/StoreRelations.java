package dev.verve.server.live;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.engine.Engine;
import dev.verve.engine.EventSpan;
import dev.verve.engine.Row;
import dev.verve.event.TimeKind;
import dev.verve.model.Entity;
import dev.verve.model.ScoreModel;
import dev.verve.plan.Binder;
import dev.verve.plan.BoundModel;
import dev.verve.plan.EventShape;
import dev.verve.plan.Trait;
import dev.verve.sql.SqlFile;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Shows a store to an engine as the relations that plans read. */
final class StoreRelations {
  /** Everybody. */
  static final String ALL = "true";

  private static final long MOST_WRITTEN_OUT = 1_000_000;

  private final Engine engine;
  private final ZonedDialect dialect;
  private final Entity entity;
  private final Set<String> met;

  StoreRelations(Engine engine, ZonedDialect dialect, Entity entity) {
    this(engine, dialect, entity, new HashSet<>());
  }

  /**
   * Those of a store, to an engine.
   *
   * @param met names of traits that are there for certain; grows
   */
  StoreRelations(Engine engine, ZonedDialect dialect, Entity entity, Set<String> met) {
    this.engine = engine;
    this.dialect = dialect;
    this.entity = entity;
    this.met = met;
  }

  /** Makes {@code event} and {@code person} for those whom a condition on {@code i} lets in. */
  void show(BoundModel model, String scope) {
    show(traitsOf(model), scope, engine::view);
  }

  /** The same with those people found once and held, since their past is told from them anew. */
  void holdPeople(BoundModel model, String scope) {
    engine.view("event", events(scope));
    showPeople(traitsOf(model), scope, engine::table);
  }

  /** The same, found once and held: for those few whose events are read several times. */
  void hold(BoundModel model, String scope) {
    show(traitsOf(model), scope, engine::table);
  }

  private static Set<String> traitsOf(BoundModel model) {
    Set<String> traits = new TreeSet<>(model.model().segments());
    for (Trait trait : model.traits()) {
      if (trait.source() == Trait.Source.PEOPLE) {
        traits.add(trait.name());
      }
    }
    return traits;
  }

  /** Makes both relations of those whom a condition on {@code i} lets in, with all traits. */
  void showAll(TraitNames traits, String scope) {
    show(traits.in(engine), scope, engine::view);
  }

  private void show(Set<String> traits, String scope, BiConsumer<String, String> making) {
    making.accept("event", events(scope));
    showPeople(traits, scope, making);
  }

  private void showPeople(Set<String> traits, String scope, BiConsumer<String, String> making) {
    String zone = dialect.zoneText();
    String accounts = SqlFile.render("store_account", Map.of("zone", zone));
    String people =
        entity == Entity.ACCOUNT
            ? "select account_key as v_entity, first_seen as v_first_seen, traits from ("
                + accounts
                + ") a"
            : SqlFile.render(
                "store_person", Map.of("zone", zone, "scope", scope, "accounts", accounts));
    making.accept("person", "select d.*" + columns(traits) + " from (" + people + ") d");
  }

  private String columns(Set<String> traits) {
    StringBuilder columns = new StringBuilder();
    for (String trait : traits) {
      columns.append(", ").append(StoredProperties.key(dialect, "d.traits", trait));
      columns.append(" as ").append(StoredTraits.column(dialect, trait));
    }
    return columns.toString();
  }

  /** Makes {@code event} for what a condition on {@code e} and {@code i} lets in. */
  void showEvents(String scope) {
    engine.view("event", events(scope));
  }

  /**
   * Makes {@code new_event}, the events of the changes after one number up to another; written out,
   * since they are read several times, unless they are too many.
   */
  void gatherNew(long after, long head) {
    String events = events("e.seq > " + after);
    if (head - after <= MOST_WRITTEN_OUT) {
      engine.table("new_event", events);
    } else {
      engine.view("new_event", events);
    }
  }

  /** Makes {@code event} for what was gathered. */
  void showNew() {
    engine.view("event", "select * from new_event");
  }

  private String events(String scope) {
    return SqlFile.render("store_event", Map.of("zone", dialect.zoneText(), "scope", scope));
  }

  /** A model bound to the store of a connection. */
  static BoundModel bind(Connection connection, LiveModel model) {
    ZonedDialect dialect = new ZonedDialect(model.model().timezone());
    Engine engine = DuckDbEngine.over(connection, dialect);
    return new StoreRelations(engine, dialect, model.model().entity()).bind(model.model());
  }

  /** The model with its names resolved against what the store has. */
  BoundModel bind(ScoreModel model) {
    return Binder.bind(model, shape(StoredTraits.in(engine, dialect, met)));
  }

  /** The model with its names resolved against traits that may be known already. */
  BoundModel bind(ScoreModel model, TraitNames traits) {
    return Binder.bind(model, shape(traits));
  }

  /** What a model can be bound to. */
  EventShape shape(TraitNames traits) {
    return shape(StoredTraits.of(dialect, traits.in(engine)));
  }

  private EventShape shape(StoredTraits traits) {
    return new EventShape(
        TimeKind.INSTANT,
        new StoredProperties(dialect),
        true,
        Optional.of(traits),
        entity == Entity.USER);
  }

  /** The days of all events; the given day where there is none. */
  EventSpan span(LocalDate otherwise) {
    Row row =
        engine
            .query(
                "select cast(timezone(%1$s, min(happened_at)) as date) as first, cast(timezone(%1$s, max(happened_at)) as date) as last from event_log"
                    .formatted(dialect.zoneText()))
            .get(0);
    LocalDate first = row.date("first");
    LocalDate last = row.date("last");
    return first == null || last == null
        ? new EventSpan(otherwise, otherwise)
        : new EventSpan(first, last);
  }
}
