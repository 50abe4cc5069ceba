package dev.verve.server.act.destination;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.verve.server.act.destination.Result.Outcome;
import dev.verve.server.act.http.FakeServer;
import dev.verve.server.act.http.FakeServer.Reply;
import dev.verve.server.act.http.FakeServer.Request;
import dev.verve.server.act.http.Outside;
import dev.verve.server.act.http.Outside.Reach;
import dev.verve.server.web.JsonText;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each vendor as it documents itself: what it is sent, and what its answers mean. */
class VendorsTest {
  private final FakeServer server = new FakeServer();
  private final Outside outside = Outside.open(Reach.ANYWHERE, Clock.systemUTC());

  @AfterEach
  void stop() {
    outside.close();
    server.close();
  }

  private Destination destination(
      Channel channel, Map<String, String> settings, Map<String, String> secrets) {
    Map<String, String> all = new HashMap<>(settings);
    all.putIfAbsent("url", server.address());
    return new Destination(
        "d", channel, all, secrets, true, Instant.EPOCH, 0, Optional.empty(), Optional.empty());
  }

  private static List<Outgoing> users(int count) {
    List<Outgoing> all = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      all.add(outgoing(i, "user", "u" + i + "@example.com"));
    }
    return all;
  }

  private static Outgoing outgoing(long seq, String entity, String key) {
    String payload =
        """
        {"type":"score.changed","entity":"%s","id":"id%d","key":"%s","account":"a1","score":40.5,
         "band":"light","previous_band":"engaged","previous_score":60.0,"change":-19.5,
         "reason":{"branch":"core","action":"login","points":-4.0,"since":"2026-03-03"},
         "model":"m","version":"v1","as_of":"2026-03-10","sent_at":"2026-03-10T12:00:00Z",
         "link":"https://verve.example/users/id%d"}"""
            .formatted(entity, seq, key, seq);
    return new Outgoing(seq, entity + " " + seq, "key-" + seq, payload, 0, Instant.EPOCH);
  }

  private static JsonNode json(Request request) {
    try {
      return JsonText.MAPPER.readTree(request.body());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Outcome> outcomes(List<Result> results) {
    return results.stream().map(Result::outcome).toList();
  }

  @Test
  void hubSpotMakesPropertiesOnceAndUpsertsContactsAndCompanies() throws InterruptedException {
    Set<String> properties = new HashSet<>(Set.of("/crm/v3/properties/contacts/verve_band"));
    server.behave(
        request -> {
          if (request.path().startsWith("/crm/v3/properties/") && request.method().equals("GET")) {
            return Reply.of(properties.contains(request.path()) ? 200 : 404, "{}");
          }
          if (request.path().startsWith("/crm/v3/properties/")) {
            properties.add(request.path() + "/" + json(request).path("name").asText());
            return Reply.of(201, "{}");
          }
          return Reply.of(200, "{\"status\":\"COMPLETE\",\"results\":[]}");
        });
    try (Target target =
        new HubSpot(destination(Channel.HUBSPOT, Map.of(), Map.of("token", "pat-1")), outside)) {
      List<Outgoing> batch = new ArrayList<>(users(2));
      batch.add(outgoing(3, "account", "a1"));
      assertThat(outcomes(target.send(batch))).containsOnly(Outcome.DONE);
      int asked = server.requests().size();
      assertThat(outcomes(target.send(users(1)))).containsOnly(Outcome.DONE);
      assertThat(server.requests().size() - asked).as("properties are looked for once").isOne();
    }
    assertThat(properties)
        .contains(
            "/crm/v3/properties/contacts/verve_score",
            "/crm/v3/properties/companies/verve_account_id");
    Request upsert =
        server.requests().stream()
            .filter(request -> request.path().equals("/crm/v3/objects/contacts/batch/upsert"))
            .findFirst()
            .orElseThrow();
    assertThat(upsert.header("Authorization")).isEqualTo("Bearer pat-1");
    JsonNode input = json(upsert).at("/inputs/0");
    assertThat(input.path("idProperty").asText()).isEqualTo("email");
    assertThat(input.path("id").asText()).isEqualTo("u1@example.com");
    assertThat(input.at("/properties/verve_score").asDouble()).isEqualTo(40.5);
    assertThat(input.at("/properties/verve_reason").asText()).isEqualTo("core.login");
    Request company =
        server.requests().stream()
            .filter(
                request ->
                    request.method().equals("POST")
                        && request.path().equals("/crm/v3/properties/companies")
                        && request.body().contains("verve_account_id"))
            .findFirst()
            .orElseThrow();
    assertThat(json(company).path("hasUniqueValue").asBoolean()).isTrue();
  }

  @Test
  void hubSpotGivesUpOnlyThoseThatFailed() throws InterruptedException {
    server.behave(
        request ->
            request.method().equals("GET")
                ? Reply.of(200, "{}")
                : Reply.of(
                    207,
                    "{\"status\":\"COMPLETE\",\"numErrors\":1,\"errors\":[{\"status\":\"error\","
                        + "\"category\":\"VALIDATION_ERROR\",\"message\":\"bad email\","
                        + "\"context\":{\"objectWriteTraceId\":[\"key-2\"]}}]}"));
    try (Target target =
        new HubSpot(destination(Channel.HUBSPOT, Map.of(), Map.of("token", "t")), outside)) {
      List<Result> results = target.send(users(3));
      assertThat(outcomes(results)).containsExactly(Outcome.DONE, Outcome.REFUSED, Outcome.DONE);
      assertThat(results.get(1).problem()).isEqualTo("bad email");
    }
  }

  @Test
  void hubSpotFindsTheBadOneOfABatchThatIsRefusedAsAWhole() throws InterruptedException {
    server.behave(
        request -> {
          if (request.method().equals("GET")) {
            return Reply.of(200, "{}");
          }
          boolean isBad = request.body().contains("u2@example.com");
          return Reply.of(isBad ? 400 : 200, isBad ? "{\"message\":\"invalid\"}" : "{}");
        });
    try (Target target =
        new HubSpot(destination(Channel.HUBSPOT, Map.of(), Map.of("token", "t")), outside)) {
      assertThat(outcomes(target.send(users(3))))
          .containsExactly(Outcome.DONE, Outcome.REFUSED, Outcome.DONE);
    }
  }

  @Test
  void hubSpotThatAsksForRestOrAnotherTokenIsLeftAlone() throws InterruptedException {
    for (int status : new int[] {429, 401, 502}) {
      server.behave(request -> Reply.of(status, "{}", "Retry-After", "10"));
      try (Target target =
          new HubSpot(destination(Channel.HUBSPOT, Map.of(), Map.of("token", "t")), outside)) {
        List<Result> results = target.send(users(2));
        assertThat(outcomes(results)).as("%d", status).containsOnly(Outcome.LATER);
        assertThat(results.get(0).retryAfter()).isPresent();
      }
    }
  }

  @Test
  void salesforceSignsInAgainWhenItsSessionExpired() throws InterruptedException {
    AtomicInteger tokens = new AtomicInteger();
    server.behave(
        request -> {
          if (request.path().equals("/services/oauth2/token")) {
            assertThat(request.body())
                .isEqualTo("grant_type=client_credentials&client_id=my+app&client_secret=s%26cret");
            return Reply.of(
                200,
                "{\"access_token\":\"t%d\",\"instance_url\":\"%s\"}"
                    .formatted(tokens.incrementAndGet(), server.address()));
          }
          return request.header("Authorization").equals("Bearer t1")
              ? Reply.of(401, "[{\"errorCode\":\"INVALID_SESSION_ID\"}]")
              : Reply.of(200, results(json(request).path("records").size(), 2));
        });
    try (Target target =
        new Salesforce(
            destination(
                Channel.SALESFORCE,
                Map.of("client_id", "my app"),
                Map.of("client_secret", "s&cret")),
            outside)) {
      List<Result> results = target.send(users(3));
      assertThat(outcomes(results)).containsExactly(Outcome.DONE, Outcome.REFUSED, Outcome.DONE);
      assertThat(results.get(1).problem()).isEqualTo("FIELD_CUSTOM_VALIDATION_EXCEPTION: not so");
    }
    assertThat(tokens.get()).isEqualTo(2);
    Request upsert = server.requests().get(server.requests().size() - 1);
    assertThat(upsert.method()).isEqualTo("PATCH");
    assertThat(upsert.path())
        .isEqualTo("/services/data/v61.0/composite/sobjects/Contact/Verve_Id__c");
    assertThat(json(upsert).path("allOrNone").asBoolean()).isFalse();
    JsonNode record = json(upsert).at("/records/0");
    assertThat(record.at("/attributes/type").asText()).isEqualTo("Contact");
    assertThat(record.path("Verve_Id__c").asText()).isEqualTo("u1@example.com");
    assertThat(record.path("Verve_Previous_Band__c").asText()).isEqualTo("engaged");
  }

  private static String results(int count, int bad) {
    ArrayNode results = JsonText.MAPPER.createArrayNode();
    for (int i = 1; i <= count; i++) {
      var result = results.addObject().put("success", i != bad);
      if (i == bad) {
        result
            .putArray("errors")
            .addObject()
            .put("statusCode", "FIELD_CUSTOM_VALIDATION_EXCEPTION")
            .put("message", "not so");
      }
    }
    return results.toString();
  }

  @Test
  void salesforceThatRefusesTheSignInWaits() throws InterruptedException {
    server.behave(request -> Reply.of(400, "{\"error\":\"invalid_client\"}"));
    try (Target target =
        new Salesforce(
            destination(Channel.SALESFORCE, Map.of("client_id", "a"), Map.of("client_secret", "b")),
            outside)) {
      List<Result> results = target.send(users(1));
      assertThat(outcomes(results)).containsOnly(Outcome.LATER);
      assertThat(results.get(0).problem()).contains("invalid_client").doesNotContain("secret=b");
    }
  }

  @Test
  void segmentIsToldByIdentifyAndGroup() throws InterruptedException {
    try (Target target =
        new SegmentTrack(
            destination(Channel.SEGMENT, Map.of(), Map.of("write_key", "wk")),
            outside,
            Clock.systemUTC())) {
      target.send(List.of(outgoing(1, "user", "u1"), outgoing(2, "account", "a1")));
    }
    Request request = server.requests().get(0);
    assertThat(request.path()).isEqualTo("/v1/batch");
    assertThat(request.header("Authorization")).isEqualTo("Basic d2s6");
    JsonNode calls = json(request).path("batch");
    assertThat(calls.at("/0/type").asText()).isEqualTo("identify");
    assertThat(calls.at("/0/userId").asText()).isEqualTo("u1");
    assertThat(calls.at("/0/messageId").asText()).isEqualTo("key-1");
    assertThat(calls.at("/0/traits/verve_band").asText()).isEqualTo("light");
    assertThat(calls.at("/1/type").asText()).isEqualTo("group");
    assertThat(calls.at("/1/groupId").asText()).isEqualTo("a1");
  }

  @Test
  void slackGetsBlocksWithinItsLimits() throws InterruptedException {
    try (Target target =
        new Slack(
            destination(
                Channel.SLACK, Map.of(), Map.of("url", server.address() + "/services/T/B/x")),
            outside)) {
      assertThat(outcomes(target.send(users(120)))).containsOnly(Outcome.DONE);
    }
    JsonNode message = json(server.requests().get(0));
    assertThat(message.path("text").asText()).isEqualTo("120 scores changed");
    assertThat(message.path("blocks").size()).isBetween(2, 50);
    message
        .path("blocks")
        .forEach(block -> assertThat(block.at("/text/text").asText()).hasSizeLessThan(3_001));
    assertThat(message.at("/blocks/1/text/text").asText())
        .contains("id1: Engaged → Light, now 40.5; most of it by login")
        .contains("<https://verve.example/users/id1|look>");
  }
}
