package dev.verve.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import dev.verve.server.store.StoreOptions;
import dev.verve.server.web.JsonText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What strangers try: each attempt is refused or taken as plain text, and nothing else happens. */
class HostilityTest {
  private static final List<String> INJECTIONS =
      List.of(
          "'; drop table event_log; --",
          "' or '1'='1",
          "u1' union select hash, role, name, name from credential --",
          "\"; attach 'x.db'; --",
          "1); copy event_log to 'export/x.csv'; --",
          "\\'; delete from event_log; --",
          "$$; drop view score; $$",
          ":name ?1 {0} %s");
  private static final List<String> QUERIES =
      List.of(
          "scores?band=",
          "scores?sort=",
          "scores?cursor=",
          "scores?limit=",
          "scores?segment=",
          "scores?from=",
          "scores?q=",
          "accounts?band=",
          "accounts?sort=",
          "accounts?cursor=",
          "movement?from=",
          "movement?to=",
          "tree?as_of=",
          "distribution?as_of=",
          "diagnosis?from=",
          "rejects?limit=",
          "scores/",
          "accounts/",
          "scores/u1/explain?as_of=",
          "scores/u1/history?from=",
          "models/",
          "metrics/");

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    Files.writeString(
        folder.resolve("model.yaml"),
        "name: safe\nactions: {login: 1}\nscale: {method: cap, at: 10}\naccounts: {rollup: mean}\n");
    server = TestServer.fresh(ServerOptions.in(folder).withPort(0).withRequestsPerSecond(1_000));
    track("u1", "login", "{}");
    server.until("/api/v1/scores/u1", answer -> answer.path("score").asDouble() == 10);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void sqlInParametersIsPlainText() {
    for (String injection : INJECTIONS) {
      for (String query : QUERIES) {
        HttpResponse<String> answer = server.get("/api/v1/" + query + encoded(injection));
        assertThat(answer.statusCode()).as("%s %s", query, injection).isBetween(200, 499);
        assertThat(answer.body()).as("%s %s", query, injection).doesNotContain("ADMIN", "WRITER");
      }
    }
    String always = encoded("x' or 'a'='a");
    assertThat(server.json("/api/v1/scores?band=" + always).path("scores")).isEmpty();
    assertThat(events()).isEqualTo(1);
    assertThat(folder.resolve("export")).isEmptyDirectory();
  }

  @Test
  void sqlInEventsIsPlainText() {
    for (String injection : INJECTIONS) {
      assertThat(track(injection, injection, "{" + json(injection) + ":" + json(injection) + "}"))
          .isEqualTo(200);
      assertThat(
              server
                  .post(
                      "/v1/identify",
                      "{\"userId\":%1$s,\"traits\":{%1$s:%1$s}}".formatted(json(injection)))
                  .statusCode())
          .isEqualTo(200);
      assertThat(
              server
                  .post(
                      "/v1/group",
                      "{\"userId\":%1$s,\"groupId\":%1$s,\"traits\":{%1$s:%1$s}}"
                          .formatted(json(injection)))
                  .statusCode())
          .isEqualTo(200);
    }
    String last = INJECTIONS.get(INJECTIONS.size() - 1);
    server.until(
        "/api/v1/scores/" + encoded(last), answer -> answer.path("id").asText().equals(last));
    for (String injection : INJECTIONS) {
      HttpResponse<String> own = server.get("/api/v1/scores/" + encoded(injection));
      assertThat(own.statusCode()).as(injection).isEqualTo(200);
      assertThat(TestServer.json(own).path("id").asText()).isEqualTo(injection);
    }
    assertThat(events()).isEqualTo(1 + INJECTIONS.size());
  }

  @Test
  void bombsAreStoppedAtTheLimit() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 200; i++) {
        gzip.write(zeros);
      }
    }
    assertThat(packed.size()).isLessThan(500 * 1024);
    for (String path : List.of("/v1/batch", "/capture/", "/e/")) {
      assertThat(server.post(path, packed.toByteArray(), "application/json").statusCode())
          .isEqualTo(413);
    }
    byte[] large = "x".repeat(501 * 1024).getBytes(StandardCharsets.US_ASCII);
    assertThat(server.post("/v1/batch", large, "application/json").statusCode()).isEqualTo(413);
  }

  @Test
  void anEventBeyondItsLimitIsRefusedAndKeptAsReject() {
    String large =
        "{\"type\":\"track\",\"userId\":\"u2\",\"event\":\"e\",\"properties\":{\"a\":\"%s\"}}";
    assertThat(server.post("/v1/track", large.formatted("x".repeat(33_000))).statusCode())
        .isEqualTo(413);
    String batch =
        "{\"batch\":[%s,{\"type\":\"track\",\"userId\":\"n\",\"event\":\"good\"}]}"
            .formatted(large.formatted("x".repeat(33_000)));
    JsonNode answer = TestServer.json(server.post("/v1/batch", batch));
    assertThat(answer.path("accepted").asInt()).isEqualTo(1);
    assertThat(answer.at("/rejected/0/path").asText()).isEqualTo("$.batch[0]");
    JsonNode rejects = server.json("/api/v1/rejects").path("rejects");
    assertThat(rejects).hasSize(2);
    assertThat(rejects.get(0).path("reason").asText()).contains("at most 32 KB");
  }

  @Test
  void strangeJsonIsTakenOrRefusedAndNeverCostsANeighbour() {
    String deep = "[".repeat(90) + "]".repeat(90);
    List<String> taken =
        List.of(
            "{\"a\":1,\"a\":2}",
            "{\"n\":1e308,\"m\":-1e-308,\"k\":123456789012345678901234567890}",
            "{\"n\":" + "9".repeat(300) + "}",
            "{\"t\":\"a\\u0000b\"}",
            "{\"t\":\"\\ud800 \\udc00\\ud800\"}",
            "{\"\":\"\",\" \":\" \",\"a.b\":{\"$[0]\":1}}",
            "{\"__proto__\":{\"admin\":true},\"constructor\":1}",
            "{\"d\":" + deep + "}");
    for (String properties : taken) {
      assertThat(track("odd", "login", properties)).as(properties).isEqualTo(200);
    }
    for (String refused :
        List.of(
            "{\"d\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}",
            "{\"n\":" + "9".repeat(5_000) + "}",
            "{\"n\":NaN}",
            "{'a':1}",
            "{\"t\":\"\u0001\"}")) {
      assertThat(track("odd", "login", refused)).as(refused).isEqualTo(400);
    }
    server.until("/api/v1/scores/odd", answer -> answer.path("raw").asDouble() == taken.size());
    JsonNode rows =
        server.sql("select count(*) from event where user_id = 'odd' and json_valid(properties)");
    assertThat(rows.at("/rows/0/0").asInt()).isEqualTo(taken.size());
  }

  @Test
  void namesOfPropertiesWithoutEndGrowNoColumns() {
    for (int batch = 0; batch < 20; batch++) {
      StringBuilder properties = new StringBuilder("{\"p\":0");
      for (int i = 0; i < 1_000; i++) {
        properties.append(",\"p").append(batch).append('_').append(i).append("\":").append(i);
      }
      assertThat(track("many", "login", properties.append('}').toString())).isEqualTo(200);
      assertThat(
              server
                  .post("/v1/identify", "{\"userId\":\"many\",\"traits\":" + properties + "}")
                  .statusCode())
          .isEqualTo(200);
    }
    server.until("/api/v1/scores/many", answer -> answer.path("raw").asDouble() == 20);
    server.close();
    assertThat(columns(folder)).isEqualTo(columns(folder.resolve("fresh")));
  }

  @Test
  void whoeverSendsTooMuchIsToldWhenToComeBack() throws IOException {
    ServerOptions options = ServerOptions.in(folder.resolve("quota")).withPort(0);
    options = options.withLimits(options.limits().withEventsPerSecond(5));
    try (TestServer small = TestServer.fresh(options)) {
      String event = "{\"userId\":\"u\",\"event\":\"e\"}";
      int last = 200;
      HttpResponse<String> answer = small.post("/v1/track", event);
      for (int i = 0; i < 30 && last == 200; i++) {
        answer = small.post("/v1/track", event);
        last = answer.statusCode();
      }
      assertThat(last).isEqualTo(429);
      assertThat(answer.headers().firstValue("Retry-After")).contains("1");
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }
  }

  private int track(String user, String event, String properties) {
    return server
        .post(
            "/v1/track",
            "{\"userId\":%s,\"event\":%s,\"properties\":%s}"
                .formatted(json(user), json(event), properties))
        .statusCode();
  }

  private long events() {
    return server.sql("select count(*) from event").at("/rows/0/0").asLong();
  }

  private static long columns(Path folder) {
    try (Store store = Store.open(StoreOptions.in(folder))) {
      return store.read(
          connection ->
              new Sql(connection)
                  .number(
                      "select coalesce(sum(column_count), 0) from duckdb_tables() where not internal"));
    }
  }

  private static String json(String text) {
    return JsonText.of(text);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
