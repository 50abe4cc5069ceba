package dev.verve.insight;

import dev.verve.engine.Engine;
import dev.verve.engine.Scored;
import dev.verve.plan.BoundModel;
import dev.verve.plan.Trait;
import dev.verve.sql.Names;
import dev.verve.sql.SeriesSql;
import java.util.List;
import java.util.Optional;

/**
 * Whose tree is taken: everybody's, a segment's, or the accounts'. Each is a scored date whose
 * relations hold only those.
 */
public final class TreeScope {
  private static final int MOST_VALUES = 50;

  private final Engine engine;
  private final BoundModel model;
  private final SeriesSql sql;

  /** Scopes of a model. */
  public TreeScope(Engine engine, BoundModel model) {
    this.engine = engine;
    this.model = model;
    this.sql = new SeriesSql(model, engine.dialect());
  }

  /** A trait by which users can be told apart, the model's or another that was listed. */
  public Optional<Trait> trait(String name) {
    Optional<Trait> known = model.trait(name);
    return known.isPresent()
        ? known
        : model
            .shape()
            .people()
            .flatMap(people -> people.access(name))
            .map(access -> new Trait(name, Trait.Source.PEOPLE, access));
  }

  /** The values of a trait, those of most users first, at most 50. */
  public List<String> values(Scored scored, Trait trait) {
    return engine
        .query(sql.valuesOf(scored.names().score(), trait, scored.asOf(), MOST_VALUES))
        .stream()
        .map(row -> row.string("value"))
        .toList();
  }

  /** Those with a value of a trait. */
  public Scored segment(Scored scored, Trait trait, String value) {
    return cut(
        scored,
        sql.within(scored.names().score(), trait, value, scored.asOf()),
        sql.within(scored.names().point(), trait, value, scored.asOf()));
  }

  /** The accounts, with what their users bring to them. */
  public Scored accounts(Scored scored) {
    return cut(
        scored,
        "select account as entity, raw, score, band from " + scored.names().accountScore(),
        "select account as entity, action_key, points from " + scored.names().accountPoint());
  }

  private Scored cut(Scored scored, String scores, String points) {
    Names names = new Names(scored.names().suffix() + "_cut");
    engine.table(names.score(), scores);
    engine.table(names.point(), points);
    return new Scored(names, scored.asOf(), scored.fit(), scored.accountFit());
  }
}
