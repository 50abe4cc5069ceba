package dev.verve.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.posthog.java.PostHog;
import com.segment.analytics.Analytics;
import com.segment.analytics.messages.IdentifyMessage;
import com.segment.analytics.messages.TrackMessage;
import dev.verve.server.ServerOptions;
import dev.verve.server.TestServer;
import dev.verve.server.act.ActOptions;
import dev.verve.server.act.http.FakeServer;
import dev.verve.server.act.http.FakeServer.Request;
import dev.verve.server.act.http.Outside.Reach;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The guide for an engineer from its first step to its last: a key, events by the clients of
 * Segment and PostHog, the score by this client, a webhook, and a person who is erased with the
 * proof of it.
 */
class EngineerJourneyTest {
  private static final int LOGINS = 6;

  private final FakeServer receiver = new FakeServer();
  private TestServer server;
  private VerveClient client;

  @BeforeEach
  void serve(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("model.yaml"),
        "name: site\nactions: {login: 1}\nscale: {method: cap, at: 10}\n");
    server =
        TestServer.fresh(
            ServerOptions.in(folder)
                .withPort(0)
                .withActing(
                    ActOptions.defaults()
                        .withReach(Reach.ANYWHERE)
                        .withSecretKey("a key of a test, long enough")));
    client = new VerveClient(server.address(), server.adminToken);
  }

  @AfterEach
  void stop() {
    server.close();
    receiver.close();
  }

  @Test
  void fromAKeyToTheProofOfAnErasure() throws IOException {
    send(post("/api/v1/keys", "{\"name\":\"web app\"}").get("key").asText());
    until("ada", LOGINS * 10);
    until("ben", LOGINS * 10);
    assertThat(client.explain("ada").actions())
        .singleElement()
        .satisfies(part -> assertThat(part.action()).isEqualTo("login"));
    theWebhookIsTold();
    erased();
  }

  /** Ada by Segment's client, Ben by PostHog's. */
  private void send(String key) {
    Analytics segment = Analytics.builder(key).endpoint(server.address()).build();
    PostHog postHog = new PostHog.Builder(key).host(server.address()).build();
    for (int i = 0; i < LOGINS; i++) {
      segment.enqueue(TrackMessage.builder("login").userId("ada"));
      postHog.capture("ben", "login");
    }
    segment.enqueue(IdentifyMessage.builder().userId("ada").traits(Map.of("plan", "pro")));
    segment.flush();
    postHog.shutdown();
    until("ada", LOGINS * 10);
    segment.shutdown();
  }

  private void until(String id, double score) {
    server.until("/api/v1/scores/" + id, it -> it.path("score").asDouble() == score);
    assertThat(client.score(id).orElseThrow().score()).isEqualTo(score);
  }

  private void theWebhookIsTold() throws IOException {
    post(
        "/api/v1/destinations",
        """
        {"name": "ours", "kind": "webhook", "settings": {"url": "%s/hook", "begin": "all"},
         "secrets": {"secret": "of a test"}}\
        """
            .formatted(receiver.address()));
    post("/api/v1/destinations/sync", "");
    assertThat(receiver.requests()).hasSize(2);
    for (Request request : receiver.requests()) {
      JsonNode told = new ObjectMapper().readTree(request.body());
      assertThat(told.get("type").asText()).isEqualTo("score.changed");
      assertThat(told.get("score").asDouble())
          .isEqualTo(client.score(told.get("id").asText()).orElseThrow().score());
      assertThat(request.header("webhook-signature")).startsWith("v1,");
    }
  }

  private void erased() {
    JsonNode receipt = json(server.send(server.api("/api/v1/users/ada").DELETE()));
    assertThat(receipt.get("events").asInt()).isEqualTo(LOGINS);
    assertThat(client.score("ada")).isEmpty();
    JsonNode proof = server.json("/api/v1/users/ada/erasure");
    assertThat(proof.get("erased").asBoolean()).as(proof.toString()).isTrue();
    assertThat(client.sql("select count(*) from event where user_id = 'ada'").rows().get(0).get(0))
        .isEqualTo(0);
    assertThat(client.score("ben")).as("nobody else is touched").isPresent();
  }

  private JsonNode post(String path, String body) {
    return json(
        server.send(
            server
                .api(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))));
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    return TestServer.json(answer);
  }
}
