package dev.verve.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.verve.server.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestTest {
  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.fresh(folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void everyCallOfSegmentIsTakenWithOrWithoutSlash() {
    for (String slash : new String[] {"", "/"}) {
      accepted("/v1/track" + slash, "{\"userId\":\"u1\",\"event\":\"login\"}");
      accepted("/v1/identify" + slash, "{\"userId\":\"u1\",\"traits\":{\"plan\":\"pro\"}}");
      accepted("/v1/group" + slash, "{\"userId\":\"u1\",\"groupId\":\"a1\"}");
      accepted("/v1/page" + slash, "{\"anonymousId\":\"d1\",\"name\":\"Home\"}");
      accepted("/v1/screen" + slash, "{\"userId\":7,\"name\":\"Main\"}");
      accepted("/v1/alias" + slash, "{\"userId\":\"u1\",\"previousId\":\"d1\"}");
      accepted(
          "/v1/batch" + slash,
          "{\"batch\":[{\"type\":\"track\",\"userId\":\"u1\",\"event\":\"login\"}]}");
    }
  }

  @Test
  void theKeyMayStandInTheBodyAndAnUnknownOneIsRefused() {
    String body = "{\"writeKey\":\"%s\",\"userId\":\"u1\",\"event\":\"login\"}";
    assertThat(plain("/v1/track", body.formatted(server.writeKey)).statusCode()).isEqualTo(200);
    HttpResponse<String> refused = plain("/v1/track", body.formatted("other"));
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(plain("/v1/track", body.formatted(server.adminToken)).statusCode()).isEqualTo(401);
  }

  @Test
  void whatIsNoJsonIsRefusedWithItsPath() {
    HttpResponse<String> response =
        server.post(
            "/v1/batch",
            "{\"batch\":[{\"type\":\"track\",\"userId\":\"u\",\"event\":\"e\"},{\"userId\":tru}]}");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(TestServer.json(response).get("detail").asText()).startsWith("$.batch[1].userId: ");
    assertThat(server.post("/v1/track", "{\"event\":\"e\"}").body()).contains("$.userId: ");
    assertThat(server.post("/v1/track", "").statusCode()).isEqualTo(400);
    assertThat(server.post("/v1/track", "[".repeat(5_000)).statusCode()).isEqualTo(400);
  }

  @Test
  void oneBadEventCostsNoNeighbour() {
    JsonNode answer =
        TestServer.json(
            server.post(
                "/v1/batch",
                """
                {"batch":[
                  {"type":"track","userId":"u1","event":"login","messageId":"a"},
                  {"type":"track","userId":{"no":1},"event":"login"},
                  {"type":"dance","userId":"u1"},
                  {"type":"track","userId":"u1","event":"login","timestamp":"soon"},
                  17,
                  {"type":"track","userId":"u1","event":"login","messageId":"a"},
                  {"type":"track","userId":"u1","event":"big","properties":{"x":"%s"}},
                  {"type":"track","userId":"u2","event":"login"}]}
                """
                    .formatted("x".repeat(33 * 1024))));
    assertThat(answer.get("accepted").asInt()).isEqualTo(2);
    assertThat(answer.get("repeated").asInt()).isEqualTo(1);
    assertThat(answer.get("rejected").findValuesAsText("path"))
        .containsExactly(
            "$.batch[1].userId",
            "$.batch[2].type",
            "$.batch[3].timestamp",
            "$.batch[4]",
            "$.batch[6]");
  }

  @Test
  void aRequestBeyondTheLimitIsRefusedHoweverItIsPacked() throws IOException {
    String large =
        "{\"batch\":[" + "{\"type\":\"track\"},".repeat(40_000) + "{\"type\":\"track\"}]}";
    assertThat(server.post("/v1/batch", large).statusCode()).isEqualTo(413);
    byte[] bomb = gzip(" ".repeat(50_000_000));
    assertThat(bomb.length).isLessThan(100_000);
    assertThat(server.post("/v1/batch", bomb, "application/json").statusCode()).isEqualTo(413);
  }

  @Test
  void gzipIsUnpackedAndABrokenStreamRefused() throws IOException {
    byte[] packed =
        gzip("{\"writeKey\":\"" + server.writeKey + "\",\"userId\":\"u\",\"event\":\"e\"}");
    assertThat(server.post("/v1/track", packed, "application/json").statusCode()).isEqualTo(200);
    packed[packed.length / 2] ^= 0x55;
    assertThat(server.post("/v1/track", packed, "application/json").statusCode()).isEqualTo(400);
  }

  @Test
  void postHogIsTakenInAllItsForms() throws IOException {
    String event =
        "{\"api_key\":\"%s\",\"event\":\"login\",\"distinct_id\":\"u1\",\"uuid\":\"m1\"}"
            .formatted(server.writeKey);
    String batch =
        """
        {"api_key":"%s","batch":[
          {"event":"$identify","distinct_id":"u1","properties":{"$anon_distinct_id":"d1"}},
          {"event":"paid","properties":{"distinct_id":"u1","$groups":{"company":"a1"},"$set":{"plan":"pro"}}},
          {"event":"$groupidentify","properties":{"$group_type":"company","$group_key":"a1","$group_set":{"seats":3}}},
          {"event":"$create_alias","distinct_id":"u1","properties":{"alias":"u0"}}]}
        """
            .formatted(server.writeKey);
    byte[] base64 = Base64.getEncoder().encode(event.getBytes(StandardCharsets.UTF_8));
    String form =
        "data="
            + URLEncoder.encode(
                new String(base64, StandardCharsets.US_ASCII), StandardCharsets.UTF_8);
    String list =
        "[{\"event\":\"x\",\"properties\":{\"token\":\"%s\",\"distinct_id\":\"u\"}}]"
            .formatted(server.writeKey);
    assertThat(plain("/capture/", event).body()).contains("\"status\":1", "\"accepted\":1");
    assertThat(plain("/i/v0/e/", event).body()).contains("\"repeated\":1");
    assertThat(plain("/batch", batch).body()).contains("\"accepted\":5");
    assertThat(plain("/e/", list).body()).contains("\"accepted\":1");
    assertThat(
            server
                .post(
                    "/e/",
                    form.getBytes(StandardCharsets.UTF_8),
                    "application/x-www-form-urlencoded")
                .body())
        .contains("\"repeated\":1");
    assertThat(server.post("/batch/", gzip(batch), "text/plain").statusCode()).isEqualTo(200);
    assertThat(plain("/capture/", event.replace(server.writeKey, "no")).statusCode())
        .isEqualTo(401);
  }

  @Test
  void operationsSayHowItGoes() {
    accepted("/v1/track", "{\"userId\":\"u1\",\"event\":\"login\"}");
    assertThat(server.get("/healthz").statusCode()).isEqualTo(200);
    assertThat(server.get("/readyz").statusCode()).isEqualTo(200);
    assertThat(server.metric("verve_ingest_events_total{outcome=\"accepted\"}")).isEqualTo(1);
    assertThat(server.get("/nowhere").statusCode()).isEqualTo(404);
    assertThat(server.get("/v1/track").statusCode()).isEqualTo(405);
  }

  private void accepted(String path, String body) {
    HttpResponse<String> response = server.post(path, body);
    assertThat(response.statusCode()).as("%s %s", path, response.body()).isEqualTo(200);
    assertThat(response.body()).contains("\"success\":true", "\"accepted\":1");
  }

  private HttpResponse<String> plain(String path, String body) {
    return server.send(
        HttpRequest.newBuilder(URI.create(server.address() + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream stream = new GZIPOutputStream(bytes)) {
      stream.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
