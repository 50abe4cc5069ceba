package dev.verve.duckdb.source;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.duckdb.DuckDbException;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
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
    String objects =
        """
        select json as v_json, filename as v_file
        from read_json_objects(%s, format = '%s', ignore_errors = %s, filename = true, maximum_object_size = 67108864)"""
            .formatted(paths, format, format.equals("newline_delimited"));
    try {
      engine.table(table, objects);
    } catch (DuckDbException e) {
      throw broken(files.get(0), e);
    }
    Map<String, String> keys = new LinkedHashMap<>();
    engine.each(
        """
        select distinct unnest(json_keys(v_json)) as key from %s
        where json_type(v_json) = 'OBJECT' order by 1"""
            .formatted(table),
        row -> keys.put(row.string("key"), "JSON"));
    if (keys.isEmpty()) {
      throw UserError.of(
          Place.file(files.get(0).name()),
          "there is no JSON object in it",
          "Give one object a line, or one array of objects.");
    }
    return new Scan(files, FileFormat.JSON, keys, Map.of(), "select * from " + table);
  }

  /** An array is read whole or not at all, unlike lines, of which a bad one is left out. */
  private static RuntimeException broken(InputFile file, DuckDbException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("JSON")
        ? UserError.of(
            Place.file(file.name()),
            "this is no JSON: " + message.lines().findFirst().orElse(""),
            "Give one object a line, or one complete array of objects.")
        : e;
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
