package dev.verve.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.verve.server.ServerOptions;
import dev.verve.server.TestServer;
import dev.verve.server.live.TestClock;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelVersionsTest {
  private static final String MODEL =
      "name: api\nactions: {login: 1, paid: 5}\nscale: {method: cap, at: 10}\naccounts: {rollup: mean}\n";

  @TempDir Path folder;

  private final TestClock clock = new TestClock("2026-03-20T09:00:00Z");

  private TestServer start() {
    return TestServer.fresh(
        ServerOptions.in(folder).withPort(0).withRequestsPerSecond(5_000).withClock(clock));
  }

  @Test
  void withoutAModelOneIsDraftedFromTheEvents() {
    try (TestServer server = start()) {
      assertThat(server.get("/api/v1/scores").body()).contains("there is no model yet");
      assertThat(server.get("/api/v1/scores").statusCode()).isEqualTo(404);
      track(server, "u1", "login", "2026-03-19T10:00:00Z");
      track(server, "u2", "report_created", "2026-03-18T10:00:00Z");
      server.until("/api/v1/scores", body -> body.path("scores").size() == 2);
      JsonNode model = server.json("/api/v1/models").at("/models/0");
      assertThat(model.get("author").asText()).isEqualTo("server");
      assertThat(model.get("note").asText()).contains("drafted from the events");
      assertThat(server.json("/api/v1/models/suggestion").get("yaml").asText()).contains("login");
    }
  }

  @Test
  void aVersionIsPreviewedThenTakesOverAndBothHistoriesStay() {
    try (TestServer server = start()) {
      String first = draft(server, MODEL);
      publish(server, first, "the first");
      track(server, "u1", "login", "2026-03-10T10:00:00Z");
      track(server, "u1", "paid", "2026-03-19T10:00:00Z");
      track(server, "u2", "login", "2026-03-18T10:00:00Z");
      track(server, "u3", "login", "2026-03-18T10:00:00Z");
      track(server, "u3", "login", "2026-03-19T10:00:00Z");
      server.until("/api/v1/scores/u3", body -> body.path("score").asDouble() == 20);
      String second = draft(server, MODEL.replace("login: 1", "login: 4"));
      JsonNode preview = server.json("/api/v1/models/" + second + "/preview");
      // now 60, 10, 20; then 90, 40, 80: r by numpy.corrcoef([60, 10, 20], [90, 40, 80])
      assertThat(preview.at("/now/average").asDouble()).isCloseTo(30, within(1e-9));
      assertThat(preview.at("/then/average").asDouble()).isCloseTo(70, within(1e-9));
      assertThat(preview.get("correlation").asDouble()).isCloseTo(0.7857142857142857, within(1e-9));
      assertThat(preview.get("changed").asInt()).isEqualTo(3);
      assertThat(preview.at("/movers/0/id").asText()).isEqualTo("u3");
      publish(server, second, "logins matter more");
      server.until("/api/v1/scores/u2", body -> body.path("score").asDouble() == 40);
      JsonNode models = server.json("/api/v1/models").get("models");
      assertThat(models.at("/0/state").asText()).isEqualTo("published");
      assertThat(models.at("/0/note").asText()).isEmpty();
      assertThat(models.at("/1/state").asText()).isEqualTo("retired");
      String history = "/api/v1/scores/u2/history?from=2026-03-20&version=";
      assertThat(server.json(history + first).at("/history/0/score").asDouble()).isEqualTo(10);
      assertThat(server.json(history + second).at("/history/0/score").asDouble()).isEqualTo(40);
      assertThat(server.json("/api/v1/distribution?version=" + first).get("average").asDouble())
          .isCloseTo(30, within(1e-9));
      assertThat(server.send(server.api("/api/v1/models/" + first).DELETE()).statusCode())
          .isEqualTo(422);
      publish(server, first, "back again");
      server.until("/api/v1/scores/u2", body -> body.path("score").asDouble() == 10);
      assertThat(server.json(history + first).get("history")).hasSize(1);
    }
  }

  @Test
  void whoMovedIsListedBySearchSegmentAndPage() {
    try (TestServer server = start()) {
      publish(server, draft(server, MODEL), "");
      for (int i = 0; i < 25; i++) {
        track(server, "u%02d".formatted(i), "login", "2026-03-01T10:00:00Z");
      }
      server.post("/v1/identify", "{\"userId\":\"u03\",\"traits\":{\"plan\":\"pro\"}}");
      server.post("/v1/identify", "{\"userId\":\"u04\",\"traits\":{\"plan\":\"pro\"}}");
      server.post("/v1/identify", "{\"userId\":\"u04\",\"traits\":{\"plan\":\"free\"}}");
      track(server, "u07", "paid", "2026-03-19T10:00:00Z");
      server.until("/api/v1/scores/u07", body -> body.path("score").asDouble() == 60);
      server.until("/api/v1/scores/u07/history", body -> body.path("history").size() > 10);
      List<String> seen = new ArrayList<>();
      String next = "";
      do {
        JsonNode page = server.json("/api/v1/scores?sort=id&limit=4" + next);
        page.get("scores").forEach(row -> seen.add(row.get("id").asText()));
        next = page.get("next").isNull() ? "" : "&cursor=" + page.get("next").asText();
        track(server, "u%02d".formatted(seen.size() % 25), "login", "2026-03-19T10:00:00Z");
      } while (!next.isEmpty());
      assertThat(seen).hasSize(25).isSorted().doesNotHaveDuplicates();
      assertThat(ids(server, "segment=plan=pro")).containsExactly("u03");
      assertThat(ids(server, "search=U0&min=50")).containsExactly("u07");
      assertThat(ids(server, "direction=up&from=2026-03-10&to=2026-03-19")).containsExactly("u07");
      assertThat(ids(server, "from_band=dormant&to_band=engaged&from=2026-03-10"))
          .containsExactly("u07");
      assertThat(server.get("/api/v1/scores?direction=up&from=2020-01-01").body())
          .contains("the history of this version begins on");
      assertThat(server.get("/api/v1/scores?band=heroic").body())
          .contains("there is no band heroic");
    }
  }

  private static List<String> ids(TestServer server, String query) {
    List<String> ids = new ArrayList<>();
    JsonNode answer = server.json("/api/v1/scores?" + query);
    assertThat(answer.has("scores")).as(answer.toString()).isTrue();
    answer.get("scores").forEach(row -> ids.add(row.get("id").asText()));
    return ids;
  }

  private static void track(TestServer server, String user, String event, String at) {
    String body = "{\"userId\":\"%s\",\"event\":\"%s\",\"timestamp\":\"%s\"}";
    assertThat(server.post("/v1/track", body.formatted(user, event, at)).statusCode())
        .isEqualTo(200);
  }

  private static String draft(TestServer server, String yaml) {
    var answer = server.send(server.api("/api/v1/models").POST(BodyPublishers.ofString(yaml)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return TestServer.json(answer).get("version").asText();
  }

  private static void publish(TestServer server, String version, String note) {
    var answer =
        server.send(
            server
                .api("/api/v1/models/" + version + "/publish")
                .POST(BodyPublishers.ofString("{\"note\":\"" + note + "\"}")));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }
}
