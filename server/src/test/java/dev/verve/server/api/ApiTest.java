package dev.verve.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.verve.server.ServerOptions;
import dev.verve.server.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiTest {
  private static final String MODEL =
      "name: api\nactions: {login: 1, paid: 5}\nscale: {method: cap, at: 10}\naccounts: {rollup: mean}\n";

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    Files.writeString(folder.resolve("model.yaml"), MODEL);
    server = TestServer.fresh(ServerOptions.in(folder).withPort(0).withRequestsPerSecond(500));
    post("u1", "login", "m1");
    post("u1", "paid", "m2");
    post("u2", "login", "m3");
    server.post("/v1/group", "{\"userId\":\"u1\",\"groupId\":\"a1\"}");
    server.post("/v1/group", "{\"userId\":\"u2\",\"groupId\":\"a1\"}");
    server.post("/v1/batch", "{\"batch\":[{\"type\":\"dance\",\"userId\":\"u2\"}]}");
    until("/api/v1/accounts/a1", "score", 35);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void scoresAreCurrentListedAndTakenApart() {
    JsonNode one = server.json("/api/v1/scores/u1");
    assertThat(one.get("score").asDouble()).isCloseTo(60, within(1e-9));
    assertThat(one.get("band").asText()).isEqualTo("engaged");
    assertThat(one.at("/points/api/paid").asDouble() + one.at("/points/actions/paid").asDouble())
        .isEqualTo(5);
    JsonNode first = server.json("/api/v1/scores?limit=1");
    assertThat(first.at("/scores/0/id").asText()).isEqualTo("u1");
    JsonNode second = server.json("/api/v1/scores?limit=1&cursor=" + first.get("next").asText());
    assertThat(second.at("/scores/0/id").asText()).isEqualTo("u2");
    assertThat(second.get("next").isNull()).isTrue();
    assertThat(server.json("/api/v1/scores?band=engaged").get("scores")).hasSize(1);
    assertThat(server.json("/api/v1/scores?sort=score").at("/scores/0/id").asText())
        .isEqualTo("u2");
    assertThat(server.json("/api/v1/scores/u1/history").get("history").size()).isPositive();
    assertThat(server.get("/api/v1/scores/nobody").statusCode()).isEqualTo(404);
    assertThat(server.get("/api/v1/scores?cursor=%00").statusCode()).isEqualTo(400);
  }

  @Test
  void answersAreMadeOfScores() {
    JsonNode spread = server.json("/api/v1/distribution");
    assertThat(spread.get("population").asInt()).isEqualTo(2);
    assertThat(spread.get("average").asDouble()).isCloseTo(35, within(1e-9));
    JsonNode why = server.json("/api/v1/scores/u1/explain");
    assertThat(why.get("raw").asDouble()).isEqualTo(6);
    assertThat(why.get("lift").size()).isPositive();
    assertThat(server.json("/api/v1/tree").get("points").asDouble()).isEqualTo(7);
    assertThat(server.json("/api/v1/movement").get("new").asInt()).isEqualTo(2);
    assertThat(server.get("/api/v1/movement?from=soon").statusCode()).isEqualTo(400);
    assertThat(server.json("/api/v1/rejects").at("/rejects/0/path").asText())
        .isEqualTo("$.batch[0].type");
  }

  @Test
  void whatIsUnchangedIsNotSentAgainAndStrangersGetNothing() {
    HttpResponse<String> first = server.get("/api/v1/scores/u1");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again =
        server.send(server.api("/api/v1/scores/u1").header("If-None-Match", tag).GET());
    assertThat(again.statusCode()).isEqualTo(304);
    URI scores = URI.create(server.address() + "/api/v1/scores");
    assertThat(server.send(HttpRequest.newBuilder(scores)).statusCode()).isEqualTo(401);
    assertThat(
            server
                .send(
                    HttpRequest.newBuilder(scores)
                        .header("Authorization", "Bearer " + server.writeKey))
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void aPersonIsErasedEverywhereWithAReceipt() {
    HttpResponse<String> gone = server.send(server.api("/api/v1/users/u1").DELETE());
    assertThat(gone.statusCode()).as(gone.body()).isEqualTo(200);
    assertThat(TestServer.json(gone).get("events").asInt()).isEqualTo(2);
    assertThat(server.get("/api/v1/scores/u1").statusCode()).isEqualTo(404);
    assertThat(sql("select count(*) from event where user_id = 'u1'").at("/rows/0/0").asInt())
        .isZero();
    assertThat(server.send(server.api("/api/v1/users/u1").DELETE()).body()).isEqualTo(gone.body());
    assertThat(server.send(server.api("/api/v1/users/none").DELETE()).statusCode()).isEqualTo(404);
    until("/api/v1/accounts/a1", "users", 1);
  }

  @Test
  void aNewModelTakesOverWhole() {
    HttpResponse<String> bad = draft("name: api\nactions: {login: lots}\n");
    assertThat(bad.statusCode()).isEqualTo(422);
    assertThat(bad.body()).contains("login");
    HttpResponse<String> draft = draft(MODEL.replace("login: 1", "login: 2"));
    assertThat(draft.statusCode()).as(draft.body()).isEqualTo(201);
    String version = TestServer.json(draft).get("version").asText();
    assertThat(publish(version).statusCode()).isEqualTo(200);
    until("/api/v1/scores/u2", "score", 20);
    assertThat(server.json("/api/v1/models").get("models")).hasSize(2);
  }

  @Test
  void sqlReadsTheViewsAndNothingElse() {
    assertThat(sql("with s as (select * from score) select id, raw from s order by id").get("rows"))
        .hasToString("[[\"u1\",6.0],[\"u2\",1.0]]");
    List<String> refused = new ArrayList<>();
    for (String text :
        List.of(
            "select * from credential",
            "select * from main.event_log",
            "select (select max(hash) from credential)",
            "select * from read_text('/etc/passwd')",
            "select * from '/etc/passwd'",
            "select * from duckdb_tables()",
            "select * from query('select * from credential')",
            "delete from event_log",
            "select 1; drop table event_log",
            "show tables",
            "copy event to '/tmp/x.csv'",
            "set memory_limit = '9GB'",
            "attach '/tmp/x.db'",
            "with credential as (select 1 as x) select * from main.credential",
            "select * from (with credential as (select 1) select 1) a, credential",
            "select * from range(1000000)")) {
      if (sqlResponse(text).statusCode() == 422) {
        refused.add(text);
      }
    }
    assertThat(refused).hasSize(16);
  }

  private void post(String user, String event, String id) {
    String body = "{\"userId\":\"%s\",\"event\":\"%s\",\"messageId\":\"%s\"}";
    assertThat(server.post("/v1/track", body.formatted(user, event, id)).statusCode())
        .isEqualTo(200);
  }

  private HttpResponse<String> draft(String yaml) {
    return server.send(
        server.api("/api/v1/models").POST(HttpRequest.BodyPublishers.ofString(yaml)));
  }

  private HttpResponse<String> publish(String version) {
    return server.send(
        server
            .api("/api/v1/models/" + version + "/publish")
            .POST(HttpRequest.BodyPublishers.noBody()));
  }

  private JsonNode sql(String text) {
    return TestServer.json(sqlResponse(text));
  }

  private HttpResponse<String> sqlResponse(String text) {
    String body = "{\"sql\":\"" + text.replace("\"", "\\\"") + "\"}";
    return server.send(server.api("/api/v1/sql").POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Asks until a number stands there. */
  private void until(String path, String field, double expected) {
    server.until(path, body -> Math.abs(body.path(field).asDouble(-1) - expected) <= 1e-9);
  }
}
