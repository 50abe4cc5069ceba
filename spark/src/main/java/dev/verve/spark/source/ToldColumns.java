package dev.verve.spark.source;

import dev.verve.event.Schema;
import dev.verve.sql.Dialect;
import dev.verve.sql.PopulationSql;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * Properties of which a rollup holds what was told of everybody, each in a column of its own; the
 * others were read when it was made.
 *
 * @param events the properties of the events
 * @param told the names of those that the rollup holds
 * @param dialect how SQL is spelled
 */
record ToldColumns(Schema events, Set<String> told, Dialect dialect) implements Schema {

  @Override
  public Optional<String> access(String property) {
    return told.contains(property)
        ? Optional.of(PopulationSql.told(property, dialect))
        : events.access(property);
  }

  @Override
  public Collection<String> names() {
    return events.names();
  }
}
