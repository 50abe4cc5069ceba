package dev.verve.duckdb.source;

import dev.verve.event.ColumnRole;
import java.util.List;
import java.util.Map;

/**
 * Files of one form and one set of columns, which one query reads.
 *
 * @param files the files
 * @param format their form
 * @param columns the types of the columns by name, those of folders last; for JSON the keys of the
 *     objects
 * @param folders those of the columns that stand in the names of folders
 * @param roles the columns that have a role
 * @param select a query over the raw columns, and {@code v_file}; for JSON over {@code v_json} and
 *     the columns of folders; for Parquet with {@code v_row}, a row's number from 1
 */
record Scan(
    List<InputFile> files,
    FileFormat format,
    Map<String, String> columns,
    List<String> folders,
    Map<ColumnRole, String> roles,
    String select) {
  /** The type of a key that stands inside another one, joined by a full stop. */
  static final String NESTED = "NESTED";

  Scan withRoles(Map<ColumnRole, String> found) {
    return new Scan(files, format, columns, folders, found, select);
  }

  /** The path of a key in the JSON objects. */
  String path(String key) {
    String quoted = "\"" + key.replace("\"", "\\\"") + "\"";
    return "$." + (NESTED.equals(columns.get(key)) ? quoted.replaceFirst("\\.", "\".\"") : quoted);
  }

  /** Whether a column is a key of the JSON objects. */
  boolean isKey(String column) {
    return format == FileFormat.JSON && !folders.contains(column);
  }
}
