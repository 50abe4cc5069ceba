package dev.verve.duckdb.source;

import dev.verve.duckdb.DuckDbEngine;
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
  /**
   * More are counted, but not found again: nobody looks at so many, and they must fit in memory.
   */
  static final int MOST = 100_000;

  private final DuckDbEngine engine;
  private final CheckedRows rows;

  RejectFinder(DuckDbEngine engine, CheckedRows rows) {
    this.engine = engine;
    this.rows = rows;
  }

  Rejects find() {
    long readable = engine.query("select count(*) as n from " + rows.relation()).get(0).whole("n");
    Map<String, Long> counted = new HashMap<>();
    engine.each(
        "select v_problem, count(*) as n from %s where v_problem is not null group by 1"
            .formatted(rows.relation()),
        row -> counted.put(row.string("v_problem"), row.whole("n")));
    Map<BrokenLine, String> broken = brokenLines();
    for (String reason : broken.values()) {
      counted.merge(reason, 1L, Long::sum);
    }
    Map<String, Long> reasons = new LinkedHashMap<>();
    counted.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(e -> reasons.put(e.getKey(), e.getValue()));
    List<Reject> located = reasons.isEmpty() ? List.of() : locate(broken);
    return new Rejects(name(), readable + broken.size(), reasons, located);
  }

  private String name() {
    return rows.scans().get(0).files().get(0).name();
  }

  /** Lines that the database could not take apart, once each. */
  private Map<BrokenLine, String> brokenLines() {
    Map<BrokenLine, String> broken = new LinkedHashMap<>();
    for (Scan scan : rows.scans()) {
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

  private List<Reject> locate(Map<BrokenLine, String> broken) {
    List<Reject> located = new ArrayList<>();
    for (Scan scan : rows.scans()) {
      for (InputFile file : scan.files()) {
        located.addAll(
            switch (scan.format()) {
              case CSV -> new CsvRejects(engine, rows, scan, file).locate(broken);
              case JSON -> new JsonRejects(engine, rows, file).locate();
              case PARQUET -> new ParquetRejects(engine, rows, scan, file).locate();
            });
        if (located.size() >= MOST) {
          return located.subList(0, MOST);
        }
      }
    }
    return located;
  }
}
