package dev.verve.server.act.destination;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Files in a folder below the exports of the data folder: one for each batch, named by its first
 * and last number, so that a repeat takes the place of what was written before. A file appears
 * whole.
 */
final class Folder implements Target {
  private static final int MOST = 10_000;
  private static final List<String> COLUMNS =
      List.of(
          "entity",
          "id",
          "account",
          "score",
          "band",
          "previous_band",
          "change",
          "reason",
          "model",
          "version",
          "as_of",
          "link",
          "message_key");

  private final Path folder;
  private final boolean isParquet;

  Folder(Destination destination, Path exports) {
    this.folder = exports.resolve(destination.setting("folder"));
    this.isParquet = destination.setting("format", "csv").equals("parquet");
  }

  @Override
  public int most() {
    return MOST;
  }

  @Override
  public int lanes() {
    return 1;
  }

  @Override
  public List<Result> send(List<Outgoing> batch) {
    try {
      Files.createDirectories(folder);
      long last = batch.get(batch.size() - 1).seq();
      String name = "scores-%012d-%012d".formatted(batch.get(0).seq(), last);
      Path csv = Files.createTempFile(folder, ".", ".part");
      try {
        write(csv, batch);
        publish(csv, name);
      } finally {
        Files.deleteIfExists(csv);
      }
      return Target.all(batch, Result.done(0));
    } catch (IOException | SQLException e) {
      return Target.all(batch, Result.later(String.valueOf(e.getMessage())));
    }
  }

  private void publish(Path csv, String name) throws IOException, SQLException {
    if (!isParquet) {
      Files.move(csv, folder.resolve(name + ".csv"), StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    Path parquet = Files.createTempFile(folder, ".", ".part");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "copy (from read_csv('%s', header = true, types = {score: 'double', change: 'double', as_of: 'date'})) to '%s' (format parquet)"
              .formatted(quoted(csv), quoted(parquet)));
      Files.move(parquet, folder.resolve(name + ".parquet"), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(parquet);
    }
  }

  private static String quoted(Path path) {
    return path.toString().replace("'", "''");
  }

  private static void write(Path file, List<Outgoing> batch) throws IOException {
    try (CsvWriter csv = CsvWriter.builder().build(file)) {
      csv.writeRecord(COLUMNS);
      for (Outgoing one : batch) {
        JsonNode json = one.json();
        csv.writeRecord(COLUMNS.stream().map(column -> cell(json, column, one)).toList());
      }
    }
  }

  private static String cell(JsonNode json, String column, Outgoing one) {
    if (column.equals("message_key")) {
      return one.messageKey();
    }
    if (column.equals("reason")) {
      return Traits.reason(json);
    }
    JsonNode value = json.path(column.equals("id") ? "key" : column);
    return value.isNull() || value.isMissingNode() ? "" : value.asText();
  }
}
