package dev.verve.spark.source;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;

/**
 * Rows as one file on this machine, which Spark by itself does not write: text comes through the
 * driver row by row, Parquet is written by one task.
 *
 * @param rows the rows
 */
record SingleFile(Dataset<Row> rows) {

  void write(Path file, String ending) {
    try {
      switch (ending) {
        case "csv" -> csv(file);
        case "json" -> json(file);
        default -> parquet(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void csv(Path file) throws IOException {
    try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      writer.write(String.join(",", List.of(rows.columns())));
      writer.newLine();
      Iterator<Row> lines = lines("to_csv(struct(*), map('escape', '\"', 'emptyValue', '\"\"'))");
      while (lines.hasNext()) {
        writer.write(lines.next().getString(0));
        writer.newLine();
      }
    }
  }

  private void json(Path file) throws IOException {
    try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      writer.write("[");
      Iterator<Row> lines = lines("to_json(struct(*), map('ignoreNullFields', 'false'))");
      String before = "\n\t";
      while (lines.hasNext()) {
        writer.write(before);
        writer.write(lines.next().getString(0));
        before = ",\n\t";
      }
      writer.write("\n]\n");
    }
  }

  private Iterator<Row> lines(String line) {
    return rows.selectExpr(line + " as line").toLocalIterator();
  }

  private void parquet(Path file) throws IOException {
    Path folder = file.toAbsolutePath().resolveSibling(file.getFileName() + ".parts");
    try {
      rows.coalesce(1).write().mode(SaveMode.Overwrite).parquet(folder.toUri().toString());
      Files.move(only(folder), file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      delete(folder);
    }
  }

  private static Path only(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(part -> part.getFileName().toString().startsWith("part-"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
