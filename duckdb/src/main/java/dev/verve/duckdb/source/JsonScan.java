package dev.verve.duckdb.source;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.duckdb.DuckDbException;
import dev.verve.event.ColumnRole;
import dev.verve.event.RoleFinder;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.sql.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * JSON files as queries: one object a line, or one array of objects. Objects are read whole, and
 * their keys looked at afterwards, since events of different kinds differ in their properties.
 */
final class JsonScan {
  private static final String ARRAY = "array";

  private static final String LINES = "newline_delimited";

  private static final List<String> NESTED =
      List.of("properties.distinct_id", "properties.time", "properties.$insert_id");

  /** The bytes of the largest object that is read. */
  private static final int LARGEST = 64 << 20;

  private JsonScan() {}

  /** What files have in common that one query reads. */
  private record Form(String layout, Packing packing, List<String> folders) {}

  /** One scan for each layout, packing and set of folders' columns. */
  static List<Scan> of(List<InputFile> files, DuckDbEngine engine) {
    Map<Form, List<InputFile>> alike = new LinkedHashMap<>();
    for (InputFile file : files) {
      Form form = new Form(layout(file), file.packing(), Partitions.names(file, List.of()));
      alike.computeIfAbsent(form, f -> new ArrayList<>()).add(file);
    }
    List<Scan> scans = new ArrayList<>();
    alike.forEach((form, members) -> scans.add(scan(form, members, engine)));
    return scans;
  }

  private static Scan scan(Form form, List<InputFile> files, DuckDbEngine engine) {
    Dialect dialect = engine.dialect();
    String paths =
        files.stream()
            .map(file -> dialect.text(file.path().toString()))
            .collect(Collectors.joining(", ", "[", "]"));
    String objects =
        """
        select json as v_json, filename as v_file
        from read_json_objects(%s, format = '%s', compression = '%s', ignore_errors = %s,
          hive_partitioning = false, filename = true, maximum_object_size = %d)"""
            .formatted(
                paths, form.layout(), form.packing().word(), form.layout().equals(LINES), LARGEST);
    String table = table(form, files);
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
    List<String> folders = form.folders().stream().filter(name -> !keys.containsKey(name)).toList();
    if (keys.isEmpty()) {
      throw UserError.of(
          Place.file(files.get(0).name()),
          "there is no JSON object in it",
          "Give one object a line, or one array of objects.");
    }
    if (isNested(keys.keySet())) {
      NESTED.forEach(name -> keys.put(name, Scan.NESTED));
    }
    folders.forEach(name -> keys.put(name, "VARCHAR"));
    String select = "select *" + Partitions.columns(folders, dialect) + " from " + table;
    return new Scan(files, FileFormat.JSON, keys, folders, Map.of(), select);
  }

  /** Whether user and time stand among the properties alone, as in exports of Mixpanel. */
  private static boolean isNested(Collection<String> keys) {
    List<ColumnRole> needed = List.of(ColumnRole.USER, ColumnRole.TIME);
    return keys.contains("properties")
        && new RoleFinder(Map.of()).find(List.copyOf(keys), needed).isEmpty();
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
  private static String table(Form form, List<InputFile> files) {
    return "json_" + form.layout() + "_" + Integer.toHexString(files.get(0).path().hashCode());
  }

  /** Whether a file holds one array of objects, in place of one object a line. */
  static boolean isArray(InputFile file) {
    return layout(file).equals(ARRAY);
  }

  private static String layout(InputFile file) {
    try (InputStream stream = Packing.open(file.path())) {
      int sign = stream.read();
      while (sign >= 0
          && (Character.isWhitespace(sign) || sign == 0xEF || sign == 0xBB || sign == 0xBF)) {
        sign = stream.read();
      }
      return sign == '[' ? ARRAY : LINES;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
