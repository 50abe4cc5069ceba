package dev.verve.duckdb.source;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.sql.Dialect;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Parquet files as one query, which reads only the columns and row groups that are asked for. */
final class ParquetScan {
  private ParquetScan() {}

  static Scan of(List<InputFile> files, DuckDbEngine engine) {
    Dialect dialect = engine.dialect();
    String paths =
        files.stream()
            .map(file -> dialect.text(file.path().toString()))
            .collect(Collectors.joining(", ", "[", "]"));
    String options =
        "(%s, union_by_name = %s, hive_partitioning = %s"
            .formatted(paths, files.size() > 1, files.stream().anyMatch(ParquetScan::isPartition));
    String plain = "select * from read_parquet" + options + ")";
    String select =
        "select *, file_row_number + 1 as v_row from read_parquet"
            + options
            + ", filename = 'v_file')";
    Map<String, String> columns = new LinkedHashMap<>();
    engine.each(
        "select column_name, column_type from (describe " + plain + ")",
        row -> columns.put(row.string("column_name"), row.string("column_type")));
    OwnNames.refuse(files.get(0), columns.keySet());
    return new Scan(files, FileFormat.PARQUET, columns, List.of(), Map.of(), select);
  }

  private static boolean isPartition(InputFile file) {
    return file.path().toString().contains("=");
  }
}
