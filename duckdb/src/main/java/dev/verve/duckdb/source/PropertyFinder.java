package dev.verve.duckdb.source;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.event.ColumnRole;
import dev.verve.sql.Dialect;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds the properties of scanned files, down to the keys of JSON and nested columns. */
final class PropertyFinder {
  private final DuckDbEngine engine;
  private final Dialect dialect;

  PropertyFinder(DuckDbEngine engine) {
    this.engine = engine;
    this.dialect = engine.dialect();
  }

  Properties find(List<Scan> scans) {
    Properties properties = new Properties(dialect);
    for (Scan scan : scans) {
      if (scan.format() == FileFormat.JSON) {
        json(scan, properties);
      } else {
        columns(scan, properties);
      }
    }
    return properties;
  }

  private void json(Scan scan, Properties properties) {
    for (String name : scan.columns().keySet()) {
      if (scan.isKey(name)) {
        properties.jsonKey(name, "v_json", "$");
      } else {
        properties.column(name);
      }
    }
    String nested = scan.roles().get(ColumnRole.PROPERTIES);
    if (nested != null && scan.isKey(nested)) {
      String path = "$.\"" + nested + "\"";
      keys(
          "json_extract(v_json, " + dialect.text(path) + ")",
          scan,
          key -> properties.jsonKey(key, "v_json", path));
    }
  }

  private void columns(Scan scan, Properties properties) {
    for (Map.Entry<String, String> column : scan.columns().entrySet()) {
      properties.column(column.getKey());
    }
    String nested = scan.roles().get(ColumnRole.PROPERTIES);
    if (nested == null) {
      return;
    }
    String type = String.valueOf(scan.columns().get(nested)).toUpperCase(Locale.ROOT);
    String name = dialect.name(nested);
    if (type.startsWith("STRUCT") || type.startsWith("MAP")) {
      keys("to_json(" + name + ")", scan, key -> properties.field(key, nested));
    } else {
      keys(
          "try_cast(" + name + " as json)",
          scan,
          key -> properties.jsonKey(key, "try_cast(" + name + " as json)", "$"));
    }
  }

  private interface Found {
    void key(String name);
  }

  private void keys(String json, Scan scan, Found found) {
    engine.each(
        """
        select distinct unnest(json_keys(j)) as key
        from (select %s as j from (%s) raw)
        where json_type(j) = 'OBJECT' order by 1"""
            .formatted(json, scan.select()),
        row -> found.key(row.string("key")));
  }
}
