package dev.verve.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationsTest {
  @TempDir Path folder;

  @Test
  void metersTellOfIngestionScoresAndQueries() throws IOException {
    Files.writeString(
        folder.resolve("model.yaml"),
        "name: m\nactions: {login: 1}\nscale: {method: cap, at: 10}\n");
    try (TestServer server = TestServer.fresh(folder)) {
      server.post("/v1/track", "{\"userId\":\"u1\",\"event\":\"login\",\"messageId\":\"a\"}");
      server.post("/v1/track", "{\"userId\":\"u1\",\"event\":\"login\",\"messageId\":\"a\"}");
      server.until("/api/v1/scores/u1", answer -> answer.path("score").asDouble() == 10);
      assertThat(server.metric("verve_ingest_events_total{outcome=\"accepted\"}")).isEqualTo(1);
      assertThat(server.metric("verve_ingest_events_total{outcome=\"repeated\"}")).isEqualTo(1);
      assertThat(server.metric("verve_ingest_request_seconds_count")).isEqualTo(2);
      assertThat(server.metric("verve_ingest_queued")).isZero();
      assertThat(server.metric("verve_store_ready")).isEqualTo(1);
      assertThat(server.metric("verve_score_lag_seconds")).isBetween(0.0, 5.0);
      assertThat(server.metric("verve_score_age_seconds")).isBetween(0.0, 30.0);
      assertThat(
              server.metric(
                  "verve_api_request_seconds_count{method=\"GET\",route=\"/api/v1/scores/{id}\"}"))
          .isPositive();
    }
  }

  @Test
  void aLineOfTheLogIsJsonWithTheFieldsOfWhatHappened() {
    assertThat(JsonLines.line("stopped", Map.of("millis", 7)))
        .startsWith("{\"at\":\"20")
        .endsWith("\"level\":\"info\",\"what\":\"stopped\",\"millis\":7}");
    LogRecord failure = new LogRecord(Level.SEVERE, "a \"quoted\"\nline");
    failure.setThrown(new IllegalStateException("no"));
    assertThat(new JsonLines().format(failure))
        .contains("\"level\":\"error\"", "a \\\"quoted\\\"\\nline", "IllegalStateException: no")
        .hasLineCount(1);
  }
}
