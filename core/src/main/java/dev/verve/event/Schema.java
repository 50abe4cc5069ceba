package dev.verve.event;

import java.util.Collection;
import java.util.Optional;

/** The properties of a relation, and how SQL reads each. */
public interface Schema {

  /** The SQL expression that reads a property, or empty where the data has none of that name. */
  Optional<String> access(String property);

  /** The names that are known, for suggestions. */
  Collection<String> names();
}
