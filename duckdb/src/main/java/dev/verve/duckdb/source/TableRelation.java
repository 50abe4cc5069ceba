package dev.verve.duckdb.source;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.sql.Dialect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A scan made into a relation of the file's own columns.
 *
 * @param types the database's types by column
 * @param rows how many rows could be read
 * @param broken those that could not
 */
record TableRelation(Map<String, String> types, long rows, BrokenRows broken) {
  private static final int SHOWN = 3;

  static TableRelation make(DuckDbEngine engine, Scan scan, String relation) {
    String select = select(scan, engine.dialect());
    engine.table(relation, select);
    BrokenRows broken =
        switch (scan.format()) {
          case CSV -> brokenLines(engine);
          case JSON -> brokenObjects(engine, scan);
          case PARQUET -> new BrokenRows(0, List.of());
        };
    Map<String, String> types = new LinkedHashMap<>();
    for (String column : scan.columns().keySet()) {
      boolean typed = scan.format() == FileFormat.PARQUET;
      types.put(column, typed ? scan.columns().getOrDefault(column, "") : "VARCHAR");
    }
    long rows = engine.query("select count(*) as n from " + relation).get(0).whole("n");
    return new TableRelation(types, rows, broken);
  }

  private static String select(Scan scan, Dialect dialect) {
    String columns =
        scan.columns().keySet().stream()
            .map(name -> column(scan, name, dialect))
            .collect(Collectors.joining(", "));
    String objects = scan.format() == FileFormat.JSON ? " where json_type(v_json) = 'OBJECT'" : "";
    return "select " + columns + " from (" + scan.select() + ") scan" + objects;
  }

  private static String column(Scan scan, String name, Dialect dialect) {
    return scan.isKey(name)
        ? "json_extract_string(v_json, %s) as %s"
            .formatted(dialect.text("$.\"" + name + "\""), dialect.name(name))
        : dialect.name(name);
  }

  private static BrokenRows brokenLines(DuckDbEngine engine) {
    List<String> lines = new ArrayList<>();
    engine.each(
        "select line, any_value(error_type) as kind from reject_errors group by file_id, line order by file_id, line",
        row ->
            lines.add(
                "line %,d: %s"
                    .formatted(row.whole("line"), CsvRejects.reason(row.string("kind")))));
    return new BrokenRows(lines.size(), lines.stream().limit(SHOWN).toList());
  }

  private static BrokenRows brokenObjects(DuckDbEngine engine, Scan scan) {
    String count =
        "select count(*) as n from (%s) scan where coalesce(json_type(v_json), '') <> 'OBJECT'";
    long broken = engine.query(count.formatted(scan.select())).get(0).whole("n");
    return new BrokenRows(broken, broken == 0 ? List.of() : List.of("no JSON objects"));
  }
}
