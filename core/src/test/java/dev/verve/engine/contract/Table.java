package dev.verve.engine.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A small table of text: fields parted by commas, without quotes.
 *
 * @param columns names of the columns
 * @param rows values by column
 */
record Table(List<String> columns, List<Map<String, String>> rows) {

  static Table read(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> columns = List.of(lines.get(0).split(",", -1));
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",", -1);
      if (fields.length != columns.size()) {
        throw new IllegalStateException(file + " has another number of fields in: " + line);
      }
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < fields.length; i++) {
        row.put(columns.get(i), fields[i].strip());
      }
      rows.add(row);
    }
    return new Table(columns, rows);
  }

  boolean has(String column) {
    return columns.contains(column);
  }

  /** The columns in this order that are none of these. */
  Set<String> without(Set<String> others) {
    Set<String> left = new LinkedHashSet<>(columns);
    left.removeAll(others);
    return left;
  }
}
