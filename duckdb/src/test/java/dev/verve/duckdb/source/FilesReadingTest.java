package dev.verve.duckdb.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.event.ColumnRole;
import dev.verve.model.Entity;
import dev.verve.problem.UserError;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever holds the two events of this test, they read alike. */
class FilesReadingTest {
  private static final String CSV =
      "user_id,event,timestamp\nu1,login,2026-01-31T10:00:00Z\nu2,share,2026-02-01T11:00:00Z\n";
  private static final String JSON =
      """
      {"user_id": "u1", "event": "login", "timestamp": "2026-01-31T10:00:00Z"}
      {"timestamp": 1769943600, "event": "share", "user_id": "u2"}
      """;
  private static final List<String> EVENTS =
      List.of("u1|login|2026-01-31T10:00:00|2026-01-31", "u2|share|2026-02-01T11:00:00|2026-02-01");

  @TempDir Path folder;

  @Test
  void jsonLines() throws IOException {
    assertReads(write("e.jsonl", JSON));
    assertReads(write("e.ndjson", "\n" + JSON + "\n"));
  }

  @Test
  void jsonArray() throws IOException {
    assertReads(write("e.json", "[" + JSON.strip().replace("}\n", "},\n") + "]"));
  }

  @Test
  void brokenJsonArrayIsTheUsersMistake() throws IOException {
    Path file = write("e.json", "[" + JSON.strip().replace("}\n", "},\n"));
    assertThatThrownBy(() -> Reading.of(Reading.input(file), folder)).isInstanceOf(UserError.class);
  }

  @Test
  void gzipped() throws IOException {
    assertReads(gzip("e.csv.gz", CSV));
    assertReads(gzip("e.jsonl.gz", JSON));
  }

  @Test
  void gzippedWithoutTheEnding() throws IOException {
    assertReads(gzip("packed.csv", CSV));
    assertReads(gzip("packed.jsonl", JSON));
    assertReads(gzip("packed", CSV));
  }

  @Test
  void plainAndGzippedSideBySide() throws IOException {
    List<String> lines = CSV.lines().toList();
    Path data = Files.createDirectories(folder.resolve("mixed"));
    Files.writeString(data.resolve("a.csv"), lines.get(0) + "\n" + lines.get(1) + "\n");
    Files.write(data.resolve("b.csv.gz"), packed(lines.get(0) + "\n" + lines.get(2) + "\n"));
    assertReads(data);
  }

  @Test
  void gzippedParquet() throws IOException {
    Path plain = parquet("e.parquet", "cast(timestamp as timestamptz)");
    assertReads(Files.write(folder.resolve("e.parquet.gz"), packed(Files.readAllBytes(plain))));
  }

  @Test
  void pipesAndLinks() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Process writer =
        new ProcessBuilder("sh", "-c", "printf '%s' \"$0\" > \"$1\"", CSV, pipe.toString()).start();
    assertReads(pipe);
    assertThat(writer.waitFor()).isZero();
    Path data = Files.createDirectories(folder.resolve("elsewhere"));
    Files.writeString(data.resolve("e.csv"), CSV);
    Path linked = Files.createDirectories(folder.resolve("linked"));
    Files.createSymbolicLink(linked.resolve("data"), data);
    assertReads(linked);
    Files.createSymbolicLink(linked.resolve("again.csv"), data.resolve("e.csv"));
    assertReads(linked);
  }

  @Test
  void whatOtherSystemsLeaveIsNoData() throws IOException {
    Path data = Files.createDirectories(folder.resolve("spark"));
    Files.writeString(data.resolve("part-0.csv"), CSV);
    Files.writeString(data.resolve("_SUCCESS"), "");
    Files.writeString(data.resolve(".part-0.csv.crc"), "crc");
    Files.writeString(data.resolve("part-0.csv.crc"), "crc");
    assertReads(data);
    assertReads(data + "/*");
  }

  @Test
  void whatCannotBeUnpackedIsSaidAndNotPassedOver() throws IOException {
    Path data = Files.createDirectories(folder.resolve("packed"));
    Files.writeString(data.resolve("a.csv"), CSV);
    Files.write(data.resolve("b.csv.zst"), new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0});
    assertThatThrownBy(() -> Reading.of(Reading.input(data), folder))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("b.csv.zst: this is packed with zstd");
    Path cut = Files.write(folder.resolve("cut.parquet.gz"), packed("PAR1 and no more"));
    assertThatThrownBy(() -> Reading.of(Reading.input(cut), folder))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no whole Parquet file");
  }

  @Test
  void withoutAnEnding() throws IOException {
    assertReads(write("csv-export", CSV));
    assertReads(write("json-export", JSON));
  }

  @Test
  void folderOfDifferentForms() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data/2026"));
    Files.writeString(
        data.resolve("a.csv"), CSV.lines().limit(2).reduce("", (a, b) -> a + b + "\n"));
    Files.writeString(
        data.resolveSibling("b.jsonl"), JSON.lines().skip(1).findFirst().orElseThrow());
    Files.writeString(data.resolve("notes.md"), "not data");
    assertReads(folder.resolve("data"));
    assertReads(folder.resolve("data") + "/**.{csv,jsonl}");
  }

  @Test
  void globs() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    Files.writeString(
        data.resolve("day-1.csv"), CSV.lines().limit(2).reduce("", (a, b) -> a + b + "\n"));
    Files.writeString(
        data.resolve("day-2.csv"),
        "user_id,event,timestamp\n" + CSV.lines().skip(2).findFirst().orElseThrow());
    Files.writeString(data.resolve("other.csv"), CSV);
    assertReads(data + "/day-*.csv");
    assertReads(data + "/day-?.csv");
    assertThatThrownBy(() -> Reading.of(Reading.input(data + "/week-*.csv"), folder))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no file matches");
  }

  @Test
  void standardInput() throws IOException {
    for (byte[] bytes :
        List.of(
            CSV.getBytes(StandardCharsets.UTF_8),
            JSON.getBytes(StandardCharsets.UTF_8),
            packed(CSV))) {
      EventInput input =
          new EventInput(
              List.of("-"),
              Optional.empty(),
              Map.of(),
              Optional.empty(),
              Optional.empty(),
              Entity.USER,
              new ByteArrayInputStream(bytes));
      assertThat(Reading.of(input, folder).events()).isEqualTo(EVENTS);
    }
  }

  @Test
  void parquet() throws IOException {
    assertReads(parquet("e.parquet", "cast(timestamp as timestamptz)"));
    assertReads(parquet("text.parquet", "timestamp"));
    assertReads(parquet("local.parquet", "cast(cast(timestamp as timestamptz) as timestamp)"));
    assertReads(parquet("epoch.parquet", "epoch_ms(cast(timestamp as timestamptz))"));
  }

  @Test
  void parquetOfDays() throws IOException {
    Path file = parquet("day.parquet", "cast(substr(timestamp, 1, 10) as date)");
    assertThat(Reading.of(Reading.input(file), folder).events())
        .containsExactly(
            "u1|login|2026-01-31T00:00:00|2026-01-31", "u2|share|2026-02-01T00:00:00|2026-02-01");
  }

  @Test
  void blanksInParquetAreMissing() throws IOException {
    Path file = folder.resolve("blank.parquet");
    try (DuckDbEngine engine = Reading.open(ZoneId.of("UTC"))) {
      engine.execute(
          """
          copy (select * from (values
            ('', 'u1', 'login', timestamptz '2026-01-31 10:00:00+00'),
            ('', 'u2', 'share', timestamptz '2026-02-01 11:00:00+00')) t(message_id, user_id, event, timestamp))
          to '%s'"""
              .formatted(file));
    }
    assertReads(file);
  }

  @Test
  void hivePartitions() throws IOException {
    Path lake = folder.resolve("lake");
    try (DuckDbEngine engine = Reading.open(ZoneId.of("UTC"))) {
      engine.execute(
          "copy (select *, substr(timestamp, 1, 10) as dt from read_csv('%s', all_varchar = true)) to '%s' (format parquet, partition_by (dt))"
              .formatted(write("e.csv", CSV), lake));
    }
    assertReads(lake);
  }

  @Test
  void mappedNamesAndOneEvent() throws IOException {
    Path file =
        write(
            "e.csv", "CustomerID,InvoiceDate\nu1,2026-01-31T10:00:00Z\nu2,2026-02-01T11:00:00Z\n");
    Map<ColumnRole, String> columns =
        Map.of(ColumnRole.USER, "CustomerID", ColumnRole.TIME, "InvoiceDate");
    assertThat(Reading.of(Reading.mapped(columns, Optional.of("buy"), file), folder).events())
        .containsExactly(
            "u1|buy|2026-01-31T10:00:00|2026-01-31", "u2|buy|2026-02-01T11:00:00|2026-02-01");
    assertThatThrownBy(
            () ->
                Reading.of(
                    Reading.mapped(Map.of(ColumnRole.USER, "CustomerId"), Optional.of("buy"), file),
                    folder))
        .hasMessageContaining("Did you mean 'CustomerID'?");
  }

  private void assertReads(Object argument) {
    Reading reading = Reading.of(Reading.input(argument), folder);
    assertThat(reading.events()).as("%s", argument).isEqualTo(EVENTS);
    assertThat(reading.loaded().rejected()).isZero();
    assertThat(reading.loaded().span().days()).isEqualTo(2);
  }

  private Path parquet(String name, String time) throws IOException {
    Path file = folder.resolve(name);
    try (DuckDbEngine engine = Reading.open(ZoneId.of("UTC"))) {
      engine.execute(
          "copy (select user_id, event, %s as timestamp from read_csv('%s', all_varchar = true)) to '%s'"
              .formatted(time, write("source.csv", CSV), file));
    }
    return file;
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Path gzip(String name, String text) throws IOException {
    return Files.write(folder.resolve(name), packed(text));
  }

  private static byte[] packed(String text) throws IOException {
    return packed(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] packed(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream stream = new GZIPOutputStream(bytes)) {
      stream.write(plain);
    }
    return bytes.toByteArray();
  }
}
