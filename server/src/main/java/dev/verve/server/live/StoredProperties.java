package dev.verve.server.live;

import dev.verve.event.Schema;
import dev.verve.plan.BoundModel;
import dev.verve.sql.Dialect;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The properties of stored events. Every name is taken for known, since an event that brings it may
 * come at any time; one that none has reads as missing. Seats are a trait of accounts alone.
 *
 * @param dialect how names are spelled
 */
record StoredProperties(Dialect dialect) implements Schema {

  @Override
  public Optional<String> access(String property) {
    return property.equals(BoundModel.SEATS)
        ? Optional.empty()
        : Optional.of(key(dialect, "properties", property));
  }

  @Override
  public Collection<String> names() {
    return List.of();
  }

  /** A key of JSON text in a column. */
  static String key(Dialect dialect, String column, String key) {
    String path = "$.\"" + key.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    return "json_extract_string(" + column + ", " + dialect.text(path) + ")";
  }
}
