package dev.verve.sql;

import dev.verve.event.Schema;
import java.util.Collection;
import java.util.Optional;

/**
 * The columns of a file.
 *
 * @param names their names
 */
record Columns(Collection<String> names) implements Schema {
  @Override
  public Optional<String> access(String property) {
    return names.contains(property) ? Optional.of("\"" + property + "\"") : Optional.empty();
  }
}
