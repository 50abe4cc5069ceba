package dev.verve.server.live;

import dev.verve.engine.Engine;
import dev.verve.event.Schema;
import dev.verve.sql.Dialect;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The traits that anybody was ever described with. */
final class StoredTraits implements Schema {
  private final Dialect dialect;
  private final Predicate<String> isKnown;
  private final Supplier<Set<String>> names;

  private StoredTraits(Dialect dialect, Predicate<String> isKnown, Supplier<Set<String>> names) {
    this.dialect = dialect;
    this.isKnown = isKnown;
    this.names = names;
  }

  /** Those of a set. */
  static StoredTraits of(Dialect dialect, Set<String> names) {
    Set<String> all = Set.copyOf(names);
    return new StoredTraits(dialect, all::contains, () -> all);
  }

  /**
   * Those of a store, looked up one by one: the first description with a trait ends the search.
   *
   * @param met those that were found before, which are not looked for again; grows
   */
  static StoredTraits in(Engine engine, Dialect dialect, Set<String> met) {
    return new StoredTraits(
        dialect,
        name -> met.contains(name) || (TraitNames.isAny(engine, name) && met.add(name)),
        () -> new TraitNames().in(engine));
  }

  @Override
  public Optional<String> access(String property) {
    return isKnown.test(property) ? Optional.of(column(dialect, property)) : Optional.empty();
  }

  @Override
  public Set<String> names() {
    return names.get();
  }

  /** The column of {@code person} that holds a trait. */
  static String column(Dialect dialect, String trait) {
    return dialect.name("t_" + trait);
  }
}
