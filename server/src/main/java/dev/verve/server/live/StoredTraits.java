package dev.verve.server.live;

import dev.verve.event.Schema;
import dev.verve.sql.Dialect;
import java.util.Optional;
import java.util.Set;

/** The traits that anybody was ever described with. */
final class StoredTraits implements Schema {
  private final Dialect dialect;
  private final Set<String> names;

  StoredTraits(Dialect dialect, Set<String> names) {
    this.dialect = dialect;
    this.names = Set.copyOf(names);
  }

  @Override
  public Optional<String> access(String property) {
    return names.contains(property) ? Optional.of(column(dialect, property)) : Optional.empty();
  }

  @Override
  public Set<String> names() {
    return names;
  }

  /** The column of {@code person} that holds a trait. */
  static String column(Dialect dialect, String trait) {
    return dialect.name("t_" + trait);
  }
}
