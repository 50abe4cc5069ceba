package dev.verve.duckdb.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports of analytics products read without a word about their columns. */
class ExportsReadingTest {
  private static final List<String> EVENTS =
      List.of("u1|login|2026-01-31T10:00:00|2026-01-31", "u2|share|2026-02-01T11:00:00|2026-02-01");

  @TempDir Path folder;

  private void assertReads(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    assertThat(Reading.of(Reading.input(file), folder).events()).isEqualTo(EVENTS);
  }

  /** 2026-01-31T10:00:00Z and 2026-02-01T11:00:00Z in seconds. */
  @Test
  void mixpanel() throws IOException {
    assertReads(
        "mixpanel.jsonl",
        """
        {"event":"login","properties":{"time":1769853600,"distinct_id":"u1","$insert_id":"a","plan":"pro"}}
        {"event":"share","properties":{"time":1769943600,"distinct_id":"u2","$insert_id":"b","plan":"free"}}
        {"event":"share","properties":{"time":1769943600,"distinct_id":"u2","$insert_id":"b","plan":"free"}}
        """);
  }

  @Test
  void amplitude() throws IOException {
    assertReads(
        "amplitude.json",
        """
        {"$insert_id":"a","uuid":"1","user_id":"u1","device_id":"d1","event_type":"login","event_time":"2026-01-31 10:00:00.000000","event_properties":{"plan":"pro"},"user_properties":{}}
        {"$insert_id":"b","uuid":"2","user_id":"u2","device_id":"d2","event_type":"share","event_time":"2026-02-01 11:00:00.000000","event_properties":{"plan":"free"},"user_properties":{}}
        """);
  }

  @Test
  void postHog() throws IOException {
    assertReads(
        "posthog.jsonl",
        """
        {"uuid":"1","event":"login","distinct_id":"u1","timestamp":"2026-01-31T10:00:00+00:00","properties":{"$browser":"Firefox"},"person_id":"p1"}
        {"uuid":"2","event":"share","distinct_id":"u2","timestamp":"2026-02-01T11:00:00+00:00","properties":{"$browser":"Safari"},"person_id":"p2"}
        """);
  }

  @Test
  void segmentAndRudderStack() throws IOException {
    assertReads(
        "segment.jsonl",
        """
        {"type":"track","messageId":"1","userId":"u1","anonymousId":"x","event":"login","timestamp":"2026-01-31T10:00:00.000Z","receivedAt":"2026-01-31T10:00:02Z","properties":{},"context":{}}
        {"type":"track","messageId":"2","userId":"u2","anonymousId":"y","event":"share","timestamp":"2026-02-01T11:00:00.000Z","receivedAt":"2026-02-01T11:00:02Z","properties":{},"context":{}}
        """);
    assertReads(
        "tracks.csv",
        """
        id,anonymous_id,user_id,event,event_text,original_timestamp,received_at,timestamp
        1,x,u1,login,Login,2026-01-31 10:00:01,2026-01-31 10:00:02,2026-01-31 10:00:00
        2,y,u2,share,Share,2026-02-01 11:00:01,2026-02-01 11:00:02,2026-02-01 11:00:00
        """);
  }
}
