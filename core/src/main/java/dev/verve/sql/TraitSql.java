package dev.verve.sql;

import dev.verve.plan.BoundModel;
import dev.verve.plan.Trait;
import java.time.LocalDate;
import java.util.Map;

/**
 * The value of a trait for every entity, as of a day.
 *
 * @param model the model that is scored
 * @param dialect how SQL is spelled
 */
record TraitSql(BoundModel model, Dialect dialect) {

  /** A relation {@code entity, value}. */
  String values(Trait trait, LocalDate asOf) {
    EventSql events = new EventSql(model, dialect);
    return trait.source() == Trait.Source.PEOPLE
        ? "select v_entity as entity, " + trait.access() + " as value from person"
        : SqlFile.render(
            "metric_trait",
            Map.of(
                "entity", events.entity(),
                "value", trait.access(),
                "latest", dialect.latest("value", "at_last"),
                "until", events.until(asOf)));
  }

  /** A join of the values to a relation by its {@code entity}, as {@code t}. */
  String join(Trait trait, LocalDate asOf, String alias) {
    return "\nleft join (%s) t on t.entity = %s.entity".formatted(values(trait, asOf), alias);
  }
}
