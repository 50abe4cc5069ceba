package dev.verve.duckdb.source;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.duckdb.DuckDbException;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.sql.Dialect;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A file as a query over its own columns. CSV fields stay text, so that what a column holds is
 * decided by all of its values and not by a guess from the first.
 */
final class OutcomeFile {
  private OutcomeFile() {}

  /**
   * Reads a file into a relation, in the order of its rows.
   *
   * @throws UserError where it is empty or broken
   */
  static void load(DuckDbEngine engine, String relation, List<InputFile> files, String name) {
    String paths =
        files.stream()
            .map(file -> engine.dialect().text(file.path().toString()))
            .collect(Collectors.joining(", ", "[", "]"));
    InputFile first = files.get(0);
    String select =
        switch (first.format()) {
          case CSV -> csv(paths, CsvHeader.read(first), engine.dialect());
          case JSON -> "select * from read_json(%s, sample_size = -1)".formatted(paths);
          case PARQUET -> "select * from read_parquet(%s)".formatted(paths);
        };
    engine.execute("set preserve_insertion_order = true");
    try {
      engine.table(relation, select);
    } catch (DuckDbException e) {
      throw UserError.of(
          Place.file(name),
          "cannot be read as a table: " + firstLine(e),
          "Give CSV with a header, JSON Lines or Parquet.");
    }
  }

  private static String csv(String paths, CsvHeader header, Dialect dialect) {
    String delimiter = header.delimiter() == '\t' ? "'\\t'" : dialect.text("" + header.delimiter());
    return """
        select * from read_csv(%s,
            header = true, delim = %s, quote = '"', escape = '"', all_varchar = true,
            auto_detect = true, null_padding = false, max_line_size = 8000000)"""
        .formatted(paths, delimiter);
  }

  private static String firstLine(DuckDbException e) {
    String message = String.valueOf(e.getMessage());
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }
}
