package dev.verve.spark.source;

import dev.verve.event.ColumnRole;
import dev.verve.event.Schema;
import dev.verve.sql.Dialect;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;

/**
 * The properties of scanned rows: their columns, and what is inside the column of properties,
 * whether its keys are in its type (a struct) or in its values (a map, or JSON in text).
 */
final class Columns implements Schema {
  private final Scan scan;
  private final Dialect dialect;
  private final Map<String, List<String>> accesses = new LinkedHashMap<>();

  Columns(Scan scan, Dialect dialect) {
    this.scan = scan;
    this.dialect = dialect;
    scan.columns().forEach(column -> add(column, dialect.name(column)));
    String nested = scan.roles().get(ColumnRole.PROPERTIES);
    if (nested != null) {
      nested(dialect.name(nested), scan.type(ColumnRole.PROPERTIES));
    }
  }

  private void nested(String column, DataType type) {
    if (type instanceof StructType fields) {
      for (String field : fields.fieldNames()) {
        add(field, column + "." + dialect.name(field));
      }
    } else if (type instanceof MapType) {
      keys("map_keys(" + column + ")")
          .forEach(key -> add(key, column + "[" + dialect.text(key) + "]"));
    } else {
      keys("json_object_keys(" + column + ")")
          .forEach(
              key ->
                  add(
                      key,
                      "get_json_object(%s, %s)"
                          .formatted(column, dialect.text("$['" + key + "']"))));
    }
  }

  /** The keys in values are known when all rows were looked at. */
  private Set<String> keys(String ofRow) {
    Set<String> keys = new LinkedHashSet<>();
    List<Row> rows =
        scan.rows()
            .selectExpr("explode(" + ofRow + ") as k")
            .distinct()
            .orderBy("k")
            .collectAsList();
    rows.forEach(row -> keys.add(row.getString(0)));
    return keys;
  }

  private void add(String name, String access) {
    accesses.computeIfAbsent(name, n -> new ArrayList<>()).add(access);
  }

  @Override
  public Optional<String> access(String property) {
    return Optional.ofNullable(accesses.get(property))
        .map(
            found ->
                found.size() == 1
                    ? found.get(0)
                    : "coalesce(cast(" + String.join(" as string), cast(", found) + " as string))");
  }

  @Override
  public Collection<String> names() {
    return accesses.keySet();
  }
}
