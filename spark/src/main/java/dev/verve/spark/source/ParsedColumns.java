package dev.verve.spark.source;

import dev.verve.event.Schema;
import dev.verve.sql.Dialect;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The properties of rows that are parsed into one relation, where each has a column of its name.
 *
 * @param parts the properties of each scan
 * @param dialect how SQL is spelled
 */
record ParsedColumns(List<Columns> parts, Dialect dialect) implements Schema {

  @Override
  public Optional<String> access(String property) {
    return parts.stream().anyMatch(part -> part.access(property).isPresent())
        ? Optional.of(dialect.name(property))
        : Optional.empty();
  }

  @Override
  public Collection<String> names() {
    Set<String> names = new LinkedHashSet<>();
    parts.forEach(part -> names.addAll(part.names()));
    return names;
  }
}
