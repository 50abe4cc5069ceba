package dev.verve.duckdb.source;

import dev.verve.sql.Dialect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * CSV files as queries. Every field is read as text: what a column means is decided later, alike
 * for all files, so that ids which are numbers in one file and text in another agree.
 */
final class CsvScan {
  private CsvScan() {}

  /** One scan for each different header. */
  static List<Scan> of(List<InputFile> files, Dialect dialect) {
    Map<CsvHeader, List<InputFile>> byHeader = new LinkedHashMap<>();
    for (InputFile file : files) {
      byHeader.computeIfAbsent(CsvHeader.read(file), header -> new ArrayList<>()).add(file);
    }
    List<Scan> scans = new ArrayList<>();
    byHeader.forEach((header, members) -> scans.add(scan(header, members, dialect)));
    return scans;
  }

  private static Scan scan(CsvHeader header, List<InputFile> files, Dialect dialect) {
    Map<String, String> columns = new LinkedHashMap<>();
    List<String> named = new ArrayList<>();
    for (int i = 0; i < header.columns().size(); i++) {
      String given = header.columns().get(i);
      String name = given.isEmpty() ? "column_" + (i + 1) : given;
      columns.put(name, "VARCHAR");
      named.add(dialect.text(name) + ": 'VARCHAR'");
    }
    String paths =
        files.stream()
            .map(file -> dialect.text(file.path().toString()))
            .collect(Collectors.joining(", ", "[", "]"));
    String select =
        """
        select * from read_csv(%s,
            auto_detect = false, header = true, delim = %s, quote = '"', escape = '"',
            store_rejects = true, rejects_limit = 0, max_line_size = 8000000, filename = 'v_file',
            columns = {%s})"""
            .formatted(
                paths,
                header.delimiter() == '\t' ? "'\\t'" : dialect.text("" + header.delimiter()),
                String.join(", ", named));
    return new Scan(files, FileFormat.CSV, columns, Map.of(), select);
  }
}
