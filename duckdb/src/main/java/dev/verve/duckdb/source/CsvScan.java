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

  /** What files have in common that one query reads. */
  private record Form(CsvHeader header, Packing packing, List<String> folders) {}

  /** One scan for each different header, packing and set of folders' columns. */
  static List<Scan> of(List<InputFile> files, Dialect dialect) {
    Map<Form, List<InputFile>> alike = new LinkedHashMap<>();
    for (InputFile file : files) {
      CsvHeader header = CsvHeader.read(file);
      Form form = new Form(header, file.packing(), Partitions.names(file, header.columns()));
      alike.computeIfAbsent(form, f -> new ArrayList<>()).add(file);
    }
    List<Scan> scans = new ArrayList<>();
    alike.forEach((form, members) -> scans.add(scan(form, members, dialect)));
    return scans;
  }

  private static Scan scan(Form form, List<InputFile> files, Dialect dialect) {
    CsvHeader header = form.header();
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
    form.folders().forEach(name -> columns.put(name, "VARCHAR"));
    OwnNames.refuse(files.get(0), columns.keySet());
    String select =
        """
        select *%s from read_csv(%s,
            auto_detect = false, hive_partitioning = false, compression = '%s',
            header = true, delim = %s, quote = '"', escape = '"',
            store_rejects = true, rejects_limit = 0, max_line_size = 8000000, filename = 'v_file',
            columns = {%s})"""
            .formatted(
                Partitions.columns(form.folders(), dialect),
                paths,
                form.packing().word(),
                header.delimiter() == '\t' ? "'\\t'" : dialect.text("" + header.delimiter()),
                String.join(", ", named));
    return new Scan(files, FileFormat.CSV, columns, form.folders(), Map.of(), select);
  }
}
