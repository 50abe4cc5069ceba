package dev.verve.duckdb.source;

import dev.verve.duckdb.DuckDbEngine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the lines of a JSON file's bad rows. An object that could be read is known by its text; any
 * other line that is not blank is no JSON.
 */
final class JsonRejects {
  private final DuckDbEngine engine;
  private final CheckedRows rows;
  private final InputFile file;

  JsonRejects(DuckDbEngine engine, CheckedRows rows, InputFile file) {
    this.engine = engine;
    this.rows = rows;
    this.file = file;
  }

  List<Reject> locate() {
    Map<String, String> bad = new HashMap<>();
    String path = engine.dialect().text(file.path().toString());
    engine.each(
        """
        select cast(v_json as varchar) as text, min(v_problem) as reason from %s
        where v_problem is not null and v_json is not null and v_file = %s group by 1 limit %d"""
            .formatted(rows.relation(), path, RejectFinder.MOST),
        row -> bad.put(row.string("text").strip(), row.string("reason")));
    boolean anyMalformed =
        !engine
            .query(
                "select 1 as one from %s where v_json is null and v_file = %s limit 1"
                    .formatted(rows.relation(), path))
            .isEmpty();
    return JsonScan.isArray(file)
        ? JsonArrayText.locate(file, bad)
        : lines(bad, anyMalformed ? malformed(path) : Set.of());
  }

  private Set<String> malformed(String path) {
    Set<String> lines = new HashSet<>();
    engine.each(
        """
        select distinct line from read_csv(%s, auto_detect = false, header = false, delim = chr(1),
          compression = '%s', quote = '', escape = '', columns = {'line': 'VARCHAR'}, max_line_size = 67108864)
        where line is not null and not json_valid(line) limit %d"""
            .formatted(path, file.packing().word(), RejectFinder.MOST),
        row -> lines.add(row.string("line").strip()));
    return lines;
  }

  private List<Reject> lines(Map<String, String> bad, Set<String> malformed) {
    List<Reject> located = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(Packing.open(file.path()), StandardCharsets.UTF_8))) {
      long number = 0;
      for (String line = reader.readLine();
          line != null && located.size() < RejectFinder.MOST;
          line = reader.readLine()) {
        number++;
        String text = line.strip();
        String reason = malformed.contains(text) ? RowProblems.NO_OBJECT : bad.get(text);
        if (reason != null) {
          located.add(new Reject(file.name(), number, reason, text));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return located;
  }
}
