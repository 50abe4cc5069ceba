package dev.verve.duckdb.source;

import dev.verve.event.Schema;
import dev.verve.sql.Dialect;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The properties of loaded rows: plain columns, and keys inside JSON or nested columns. */
final class Properties implements Schema {
  private final Map<String, List<String>> accesses = new LinkedHashMap<>();
  private final Dialect dialect;

  Properties(Dialect dialect) {
    this.dialect = dialect;
  }

  /** A plain column. */
  void column(String name) {
    add(name, dialect.name(name));
  }

  /** A key of JSON text in a column, below a path such as {@code $.properties}. */
  void jsonKey(String name, String column, String path) {
    String key = path + ".\"" + name.replace("\"", "\\\"") + "\"";
    add(name, "json_extract_string(" + column + ", " + dialect.text(key) + ")");
  }

  /** A field of a nested column. */
  void field(String name, String column) {
    add(name, dialect.name(column) + "[" + dialect.text(name) + "]");
  }

  private void add(String name, String access) {
    accesses.computeIfAbsent(name, n -> new ArrayList<>()).add(access);
  }

  @Override
  public Optional<String> access(String property) {
    List<String> found = accesses.get(property);
    if (found == null) {
      return Optional.empty();
    }
    return Optional.of(
        found.size() == 1
            ? found.get(0)
            : "coalesce(cast(" + String.join(" as varchar), cast(", found) + " as varchar))");
  }

  @Override
  public Collection<String> names() {
    return Collections.unmodifiableSet(accesses.keySet());
  }
}
