package dev.verve.duckdb.source;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.engine.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Counts the rows that cannot be used and finds them again in their files. The database says which
 * rows are bad and why; only when there are any, the files are read once more for their lines.
 */
final class RejectFinder {
  private final DuckDbEngine engine;
  private final EventInput input;
  private final List<Scan> scans;

  RejectFinder(DuckDbEngine engine, EventInput input, List<Scan> scans) {
    this.engine = engine;
    this.input = input;
    this.scans = scans;
  }

  Rejects find() {
    long rows = number("select count(*) as n from source_row");
    Map<String, Long> counted = new HashMap<>();
    engine.each(
        "select v_problem, count(*) as n from source_row where v_problem is not null group by 1",
        row -> counted.put(row.string("v_problem"), row.whole("n")));
    Map<BrokenLine, String> broken = brokenLines();
    for (String reason : broken.values()) {
      counted.merge(reason, 1L, Long::sum);
    }
    long malformed = malformedObjects(counted);
    if (malformed > 0) {
      counted.merge(JsonRejects.MALFORMED, malformed, Long::sum);
    }
    Map<String, Long> reasons = new LinkedHashMap<>();
    counted.entrySet().stream()
        .filter(e -> e.getValue() > 0)
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(e -> reasons.put(e.getKey(), e.getValue()));
    List<Reject> located = reasons.isEmpty() ? List.of() : locate(broken);
    return new Rejects(rows + broken.size(), reasons, located);
  }

  /** Lines of events that the database could not take apart, once each. */
  private Map<BrokenLine, String> brokenLines() {
    Map<BrokenLine, String> broken = new LinkedHashMap<>();
    for (Scan scan : scans) {
      if (scan.format() == FileFormat.CSV) {
        scan.files().forEach(file -> broken.putAll(brokenLines(file.path())));
      }
    }
    return broken;
  }

  private Map<BrokenLine, String> brokenLines(Path file) {
    SortedMap<Long, String> kinds = new TreeMap<>();
    engine.each(
        """
        select e.line_byte_position as position, min(e.error_type) as kind
        from reject_errors e join reject_scans s on s.scan_id = e.scan_id and s.file_id = e.file_id
        where s.file_path = %s group by 1"""
            .formatted(engine.dialect().text(file.toString())),
        row -> kinds.put(row.whole("position"), row.string("kind")));
    Map<BrokenLine, String> broken = new LinkedHashMap<>();
    if (!kinds.isEmpty()) {
      Map<Long, Long> lines = LineCount.of(file, new TreeSet<>(kinds.keySet()));
      kinds.forEach(
          (position, kind) ->
              broken.put(
                  new BrokenLine(file.toString(), lines.getOrDefault(position, 0L)),
                  CsvRejects.reason(kind)));
    }
    return broken;
  }

  /** Objects that are no JSON come as null; they lack a user too, but that is not their fault. */
  private long malformedObjects(Map<String, Long> counted) {
    if (scans.stream().noneMatch(scan -> scan.format() == FileFormat.JSON)) {
      return 0;
    }
    List<Row> rows =
        engine.query(
            """
            select v_problem, count(*) as n from source_row
            where v_json is null and v_problem is not null and v_file in (%s) group by 1"""
                .formatted(jsonFiles()));
    long malformed = 0;
    for (Row row : rows) {
      malformed += row.whole("n");
      counted.merge(row.string("v_problem"), -row.whole("n"), Long::sum);
    }
    return malformed;
  }

  private String jsonFiles() {
    List<String> paths = new ArrayList<>();
    scans.stream()
        .filter(scan -> scan.format() == FileFormat.JSON)
        .forEach(
            scan ->
                scan.files()
                    .forEach(file -> paths.add(engine.dialect().text(file.path().toString()))));
    return String.join(", ", paths);
  }

  private List<Reject> locate(Map<BrokenLine, String> broken) {
    List<Reject> located = new ArrayList<>();
    for (Scan scan : scans) {
      for (InputFile file : scan.files()) {
        located.addAll(
            switch (scan.format()) {
              case CSV -> new CsvRejects(engine, input, scan, file).locate(broken);
              case JSON -> new JsonRejects(engine, file).locate();
              case PARQUET -> new ParquetRejects(engine, file).locate();
            });
      }
    }
    return located;
  }

  private long number(String query) {
    return engine.query(query).get(0).whole("n");
  }
}
