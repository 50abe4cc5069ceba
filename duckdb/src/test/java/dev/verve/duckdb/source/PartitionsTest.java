package dev.verve.duckdb.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.duckdb.DuckDbEngine;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns that stand in the names of folders are columns like others. */
class PartitionsTest {
  @TempDir Path folder;

  @Test
  void theDayOfCsvIsItsTime() throws IOException {
    write("day=2026-01-31/a.csv", "user_id,event\nu1,login\n");
    write("day=2026-02-01/b.csv", "user_id,event\nu2,share\n");
    assertThat(Reading.of(Reading.input(folder.resolve("lake")), folder).events())
        .containsExactly(
            "u1|login|2026-01-31T00:00:00|2026-01-31", "u2|share|2026-02-01T00:00:00|2026-02-01");
  }

  @Test
  void propertiesOfPlainAndGzippedCsvAndOfJson() throws IOException {
    write("country=de/a.csv", "user_id,event,timestamp\nu1,login,2026-01-31\n");
    gzip("country=new%20zealand/b.csv.gz", "user_id,event,timestamp\nu2,login,2026-01-31\n");
    write(
        "country=fr/c.jsonl",
        "{\"user_id\": \"u3\", \"event\": \"login\", \"timestamp\": \"2026-01-31\"}\n");
    write(
        "country=__HIVE_DEFAULT_PARTITION__/d.csv",
        "user_id,event,timestamp\nu4,login,2026-01-31\n");
    assertThat(countries(folder.resolve("lake")))
        .containsExactly("u1 de", "u2 new zealand", "u3 fr", "u4 ");
  }

  @Test
  void theFilesOwnColumnComesFirst() throws IOException {
    write("country=de/a.csv", "user_id,event,timestamp,country\nu1,login,2026-01-31,at\n");
    write(
        "country=fr/b.jsonl",
        "{\"user_id\": \"u2\", \"event\": \"login\", \"timestamp\": 1769817600, \"country\": \"be\"}\n");
    assertThat(countries(folder.resolve("lake"))).containsExactly("u1 at", "u2 be");
  }

  @Test
  void foldersAboveTheGivenOneSayNothing() throws IOException {
    Path file = write("country=de/inner/a.csv", "user_id,event,timestamp\nu1,login,2026-01-31\n");
    Path inner = file.getParent();
    InputFile relative = new InputFile(file, "inner/a.csv", FileFormat.CSV, Packing.NONE);
    assertThat(Partitions.names(relative, List.of())).isEmpty();
    assertThat(
            Partitions.names(
                new InputFile(file, file.toString(), FileFormat.CSV, Packing.NONE), List.of()))
        .containsExactly("country");
    assertThat(inner).isDirectory();
  }

  @Test
  void badRowsAreFoundInTheirFiles() throws IOException {
    write("user=u1/a.csv", "event,timestamp\nlogin,2026-01-31\nlogin,never\n");
    Reading reading =
        Reading.of(
            Reading.input(folder.resolve("lake")), new RejectPolicy(1, Optional.empty()), folder);
    assertThat(reading.events()).hasSize(1);
    assertThat(reading.loaded().samples())
        .extracting(Reject::line, Reject::reason)
        .containsExactly(org.assertj.core.api.Assertions.tuple(3L, "the time cannot be read"));
  }

  private List<String> countries(Path input) {
    try (DuckDbEngine engine = Reading.open(ZoneId.of("UTC"))) {
      Inputs inputs = Inputs.open(engine, Reading.input(input), folder);
      inputs.load(RejectPolicy.defaults());
      String country = inputs.shape().properties().access("country").orElseThrow();
      return engine
          .query("select concat(v_user, ' ', %s) as text from event order by 1".formatted(country))
          .stream()
          .map(row -> row.string("text"))
          .toList();
    }
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve("lake").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private void gzip(String name, String text) throws IOException {
    Path file = write(name, "");
    try (OutputStream stream = new GZIPOutputStream(Files.newOutputStream(file))) {
      stream.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
