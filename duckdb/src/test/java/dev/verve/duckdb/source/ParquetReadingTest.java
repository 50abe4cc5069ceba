package dev.verve.duckdb.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.verve.duckdb.DuckDbEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parquet is read where it lies, and yet its rows are judged as those of CSV are. */
class ParquetReadingTest {
  private static final RejectPolicy ALL = new RejectPolicy(1, Optional.empty());

  @TempDir Path folder;

  @Test
  void blanksAroundIdsAndNamesAreNoPartOfThem() {
    Path file =
        parquet(
            "(' u1', 'login ', timestamptz '2026-01-31 10:00:00+00'),"
                + " ('u1 ', 'login', timestamptz '2026-01-31 10:00:00+00')");
    assertThat(Reading.of(Reading.input(file), folder).events())
        .containsExactly(
            "u1|login|2026-01-31T10:00:00|2026-01-31", "u1|login|2026-01-31T10:00:00|2026-01-31");
  }

  @Test
  void numbersReadAsTheyAreWrittenInText() throws IOException {
    for (String type : List.of("double", "float", "bigint", "decimal(9, 2)", "hugeint")) {
      Path file =
          parquet("(cast(42 as " + type + "), 'login', timestamptz '2026-01-31 10:00:00+00')");
      Path csv = folder.resolve("same.csv");
      Files.writeString(csv, "user_id,event,timestamp\n42,login,2026-01-31T10:00:00Z\n");
      Reading reading = Reading.of(Reading.input(file, csv), folder);
      assertThat(reading.events()).as(type).hasSize(2);
      assertThat(Reading.of(Reading.input(file), folder).events())
          .as(type)
          .containsExactly("42|login|2026-01-31T10:00:00|2026-01-31");
      assertThat(reading.events().get(0)).isEqualTo(reading.events().get(1));
    }
  }

  @Test
  void whatIsNoWholeNumberStaysAsItIs() {
    Path file =
        parquet(
            "(1.5::double, 'e', timestamptz '2026-01-31 10:00:00+00'),"
                + " ('nan'::double, 'e', timestamptz '2026-01-31 10:00:00+00')");
    Reading reading = Reading.of(Reading.input(file), ALL, folder);
    assertThat(reading.events()).containsExactly("1.5|e|2026-01-31T10:00:00|2026-01-31");
    assertThat(reading.loaded().reasons()).isEqualTo(Map.of("no user", 1L));
  }

  @Test
  void timesMustBePlausible() {
    for (String type : List.of("timestamptz", "timestamp", "date", "timestamp_ns")) {
      Path file =
          parquet(
              "('u1', 'e', '2026-01-31'::%1$s), ('u2', 'e', '1970-01-01'::%1$s), ('u3', 'e', '2262-04-10'::%1$s), ('u4', 'e', null)"
                  .formatted(type));
      Reading reading = Reading.of(Reading.input(file), ALL, folder);
      assertThat(reading.events()).as(type).hasSize(1);
      assertThat(reading.loaded().rows()).isEqualTo(4);
      assertThat(reading.loaded().reasons())
          .as(type)
          .isEqualTo(Map.of("the time cannot be read", 2L, "no time", 1L));
      assertThat(reading.loaded().span().days()).isEqualTo(1);
    }
    Path infinite =
        parquet("('u1', 'e', timestamptz '2026-01-31'), ('u2', 'e', timestamptz 'infinity')");
    assertThat(Reading.of(Reading.input(infinite), ALL, folder).events()).hasSize(1);
  }

  @Test
  void rejectedRowsAreKeptWithTheirNumbers() throws IOException {
    Path file =
        parquet(
            "('u1', 'e', timestamptz '2026-01-31'), (' ', 'e', timestamptz '2026-01-31'),"
                + " ('u3', null, timestamptz '2026-01-31')");
    Path kept = folder.resolve("kept.csv");
    Reading reading =
        Reading.of(Reading.input(file), new RejectPolicy(1, Optional.of(kept)), folder);
    assertThat(reading.loaded().samples())
        .extracting(Reject::line, Reject::reason)
        .containsExactly(tuple(2L, "no user"), tuple(3L, "no event"));
    assertThat(Files.readString(kept))
        .contains(",2,no user,\"{\"\"user_id\"\":\"\" \"\",\"\"event\"\":\"\"e\"\"");
  }

  private Path parquet(String values) {
    Path file = folder.resolve("e.parquet");
    try (DuckDbEngine engine = Reading.open(ZoneId.of("UTC"))) {
      engine.execute(
          "copy (select * from (values %s) t(user_id, event, timestamp)) to '%s'"
              .formatted(values, file));
    }
    return file;
  }
}
