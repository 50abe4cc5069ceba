package dev.verve.duckdb.source;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.sql.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Shows a Parquet file's bad rows as they stand in it, with their numbers. */
final class ParquetRejects {
  private final DuckDbEngine engine;
  private final CheckedRows rows;
  private final Scan scan;
  private final InputFile file;

  ParquetRejects(DuckDbEngine engine, CheckedRows rows, Scan scan, InputFile file) {
    this.engine = engine;
    this.rows = rows;
    this.scan = scan;
    this.file = file;
  }

  List<Reject> locate() {
    Dialect dialect = engine.dialect();
    String object =
        scan.columns().keySet().stream()
            .map(column -> dialect.text(column) + ", raw." + dialect.name(column))
            .collect(Collectors.joining(", ", "json_object(", ")"));
    List<Reject> located = new ArrayList<>();
    engine.each(
        """
        with bad as (
          select v_file, v_row, v_problem from %s
          where v_problem is not null and v_file = %s order by v_row limit %d
        )
        select bad.v_row as number, bad.v_problem as reason, cast(%s as varchar) as text
        from bad join (%s) raw on raw.v_file = bad.v_file and raw.v_row = bad.v_row
        order by bad.v_row"""
            .formatted(
                rows.relation(),
                dialect.text(file.path().toString()),
                RejectFinder.MOST,
                object,
                scan.select()),
        row ->
            located.add(
                new Reject(
                    file.name(), row.whole("number"), row.string("reason"), row.string("text"))));
    return located;
  }
}
