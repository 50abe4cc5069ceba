package dev.verve.duckdb.source;

import dev.verve.event.ColumnRole;
import java.util.List;
import java.util.Map;

/**
 * Files of one form and one set of columns, which one query reads.
 *
 * @param files the files
 * @param format their form
 * @param columns the types of the columns by name; for JSON the keys of the objects
 * @param roles the columns that have a role
 * @param select a query over the raw columns, and {@code v_file}; for JSON over {@code v_json}
 */
record Scan(
    List<InputFile> files,
    FileFormat format,
    Map<String, String> columns,
    Map<ColumnRole, String> roles,
    String select) {

  Scan withRoles(Map<ColumnRole, String> found) {
    return new Scan(files, format, columns, found, select);
  }
}
