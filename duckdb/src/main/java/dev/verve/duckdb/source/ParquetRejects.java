package dev.verve.duckdb.source;

import dev.verve.duckdb.DuckDbEngine;
import java.util.ArrayList;
import java.util.List;

/** Shows a Parquet file's bad rows, as many as a person would look at. */
final class ParquetRejects {
  private final DuckDbEngine engine;
  private final InputFile file;

  ParquetRejects(DuckDbEngine engine, InputFile file) {
    this.engine = engine;
    this.file = file;
  }

  List<Reject> locate() {
    List<Reject> located = new ArrayList<>();
    engine.each(
        """
        select v_problem, cast(to_json(r) as varchar) as text
        from (select * from source_row where v_problem is not null and v_file = %s limit 100000) r"""
            .formatted(engine.dialect().text(file.path().toString())),
        row ->
            located.add(new Reject(file.name(), 0, row.string("v_problem"), row.string("text"))));
    return located;
  }
}
