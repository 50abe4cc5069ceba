package dev.verve.duckdb.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every usual form of a time reads as the same instant, and its day is the zone's. */
class TimeReadingTest {
  @TempDir Path folder;

  @Test
  void formsOfInstants() throws IOException {
    for (String text :
        new String[] {
          "2026-01-31T23:30:00Z",
          "2026-01-31 23:30:00+00:00",
          "2026-02-01T00:30:00+01:00",
          "2026-02-01T00:30:00.000+0100",
          "2026-01-31T18:30:00-05",
          "2026-01-31 23:30:00 UTC",
          "1769902200",
          "1769902200.0",
          "1769902200000",
          "1769902200000000",
          "1769902200000000000",
          "1.7699022E9",
          "20260131T233000Z",
          "20260131T2330Z",
          "20260131T233000+0000",
          "20260201T003000+01",
          "20260131 233000Z",
          "20260131T233000,000Z",
          "20260131T233000.123456789Z",
          "2026-01-31T23:30Z",
          "2026-01-31t23:30:00z",
          "2026-01-31T23:30:00 Z",
          "2026-02-01 00:30:00 +0100",
          "2026-02-01 00:30:00 +01:00",
          "2026-01-31T18:30:00\u221205:00",
          "2026-01-31T23:30:00,5Z",
          "2026-01-31T23:30:00.1234567890123Z",
          "2026-02-01T00:30:00+01:00[Europe/Berlin]",
          "2026-02-01T00:30:00[Europe/Berlin]",
          "2026-02-01T00:30:00 Europe/Berlin"
        }) {
      assertThat(read(text, "UTC")).as(text).isEqualTo("2026-01-31T23:30:00|2026-01-31");
      assertThat(read(text, "Asia/Tokyo")).as(text).isEqualTo("2026-01-31T23:30:00|2026-02-01");
    }
  }

  @Test
  void formsWithoutAZoneAreOfTheModelsZone() throws IOException {
    for (Map.Entry<String, String> form :
        Map.of(
                "2026-03-08T01:30:00", "2026-03-08T06:30:00|2026-03-08",
                "2026-03-08 01:30", "2026-03-08T06:30:00|2026-03-08",
                "2026-03-08 23:30:00.5", "2026-03-09T03:30:00|2026-03-08",
                "2026-03-09", "2026-03-09T04:00:00|2026-03-09",
                "20260309", "2026-03-09T04:00:00|2026-03-09",
                "20260308T013000", "2026-03-08T06:30:00|2026-03-08",
                "20260308013000", "2026-03-08T06:30:00|2026-03-08",
                "2026-03-08T01", "2026-03-08T06:00:00|2026-03-08")
            .entrySet()) {
      assertThat(read(form.getKey(), "America/New_York"))
          .as(form.getKey())
          .isEqualTo(form.getValue());
    }
  }

  @Test
  void whatIsNoTimeIsRejected() throws IOException {
    for (String text :
        new String[] {
          "yesterday",
          "2026-13-01",
          "infinity",
          "99999-01-01",
          "nan",
          "31/01/2026",
          "0",
          "1970-01-01",
          "2026",
          "-1769902200",
          "9999-12-31",
          "1e308",
          "now",
          "epoch",
          "20261331T233000Z",
          "2026-01-31T25:00:00Z",
          "12:30"
        }) {
      Path file =
          Files.writeString(
              folder.resolve("e.csv"),
              "user_id,event,timestamp\nu1,e,2026-01-01\nu2,e," + text + "\n");
      Reading reading =
          Reading.of(Reading.input(file), new RejectPolicy(1, Optional.empty()), folder);
      assertThat(reading.loaded().reasons())
          .as(text)
          .isEqualTo(Map.of("the time cannot be read", 1L));
    }
  }

  private String read(String time, String zone) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("e.csv"), "user_id,event,timestamp\nu,e,\"" + time + "\"\n");
    Reading reading =
        Reading.of(Reading.input(file), ZoneId.of(zone), RejectPolicy.defaults(), folder);
    return reading.events().get(0).substring("u|e|".length());
  }
}
