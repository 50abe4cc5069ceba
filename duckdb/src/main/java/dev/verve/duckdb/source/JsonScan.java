package dev.verve.duckdb.source;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.sql.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * JSON files as queries: one object a line, or one array of objects. Objects are read whole, and
 * their keys looked at afterwards, since events of different kinds differ in their properties.
 */
final class JsonScan {
  private JsonScan() {}

  /** At most two scans: files of lines, and files of arrays. */
  static List<Scan> of(List<InputFile> files, DuckDbEngine engine) {
    List<Scan> scans = new ArrayList<>();
    List<InputFile> lines = files.stream().filter(file -> !startsWithArray(file)).toList();
    List<InputFile> arrays = files.stream().filter(JsonScan::startsWithArray).toList();
    if (!lines.isEmpty()) {
      scans.add(scan(lines, "newline_delimited", table("json_lines", lines), engine));
    }
    if (!arrays.isEmpty()) {
      scans.add(scan(arrays, "array", table("json_arrays", arrays), engine));
    }
    return scans;
  }

  private static Scan scan(
      List<InputFile> files, String format, String table, DuckDbEngine engine) {
    Dialect dialect = engine.dialect();
    String paths =
        files.stream()
            .map(file -> dialect.text(file.path().toString()))
            .collect(Collectors.joining(", ", "[", "]"));
    engine.table(
        table,
        """
        select json as v_json, filename as v_file
        from read_json_objects(%s, format = '%s', ignore_errors = %s, filename = true, maximum_object_size = 67108864)"""
            .formatted(paths, format, format.equals("newline_delimited")));
    Map<String, String> keys = new LinkedHashMap<>();
    engine.each(
        """
        select distinct unnest(json_keys(v_json)) as key from %s
        where json_type(v_json) = 'OBJECT' order by 1"""
            .formatted(table),
        row -> keys.put(row.string("key"), "JSON"));
    return new Scan(files, FileFormat.JSON, keys, Map.of(), "select * from " + table);
  }

  /** Events and users lie side by side, so each has a table of its own. */
  private static String table(String form, List<InputFile> files) {
    return form + "_" + Integer.toHexString(files.get(0).path().hashCode());
  }

  private static boolean startsWithArray(InputFile file) {
    try (InputStream stream = FileFormat.open(file.path())) {
      int sign = stream.read();
      while (sign >= 0
          && (Character.isWhitespace(sign) || sign == 0xEF || sign == 0xBB || sign == 0xBF)) {
        sign = stream.read();
      }
      return sign == '[';
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
