package dev.verve.server.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.verve.demo.DemoProduct;
import dev.verve.server.ServerOptions;
import dev.verve.server.TestServer;
import dev.verve.server.act.ActOptions;
import dev.verve.server.act.http.FakeServer;
import dev.verve.server.act.http.Outside.Reach;
import dev.verve.server.live.TestClock;
import dev.verve.server.page.DemoSite;
import dev.verve.server.page.Reader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The guide for a customer-success lead from its first step to its last: accounts that slipped,
 * why, what would lift one, a playbook, what HubSpot and Slack are told, an alert that is taken up,
 * and what became of it.
 */
class CustomerSuccessJourneyTest {
  private static final DemoProduct PRODUCT = DemoSite.small().withUsers(240).withDays(50);
  private static final String RULES =
      """
      alerts:
        quiet-account: {when: {falls: 5, within: 7d}, of: account}
      people: {customer-success: [chat], product-core: [chat], product-insights: [chat]}
      """;
  private static final String PLAYBOOKS =
      """
      playbooks:
        call:
          title: Call who goes quiet
          when: {falls: 5, within: 7d}
          of: account
          holdout: 0.3
          check_after: 1d
          steps:
            - add_to_list: to-call
            - task: {owner: customer-success, text: "Call {subject}"}
      """;

  private final FakeServer outside = new FakeServer();
  private TestServer server;
  private TestClock clock;

  @BeforeEach
  void serve(@TempDir Path folder) throws Exception {
    clock = new TestClock(DemoSite.evening(PRODUCT).toString());
    ServerOptions options = DemoSite.loaded(PRODUCT, folder, clock);
    server =
        TestServer.fresh(
            options.withActing(
                ActOptions.defaults()
                    .withReach(Reach.ANYWHERE)
                    .withAddress("https://verve.example")
                    .withSecretKey("a key of a test, long enough")));
  }

  @AfterEach
  void stop() {
    server.close();
    outside.close();
  }

  @Test
  void fromAnAccountThatSlippedToItsOutcome() {
    Reader reader = Reader.signedIn(server);
    assertThat(reader.text("/accounts?sort=change&direction=down")).contains("slipped");
    String account = anAccount();
    assertThat(reader.text("/accounts/" + account))
        .contains("How it got here", "Members", "What would lift it");
    connect();
    goOn();
    assertThat(asked("/crm/v3/objects/companies/batch/upsert")).contains(account);
    for (int day = 0; day < 4; day++) {
      clock.advance(Duration.ofDays(1));
      goOn();
    }
    reader = Reader.signedIn(server); // days later a session has ended
    anAlertIsTakenUp(reader);
    JsonNode groups = server.json("/api/v1/playbooks").get("groups");
    assertThat(groups).as("both groups have their outcome").hasSize(2);
    groups.forEach(group -> assertThat(group.get("ended").asInt()).isPositive());
    assertThat(server.json("/api/v1/playbooks/lists").get("members").size()).isPositive();
    assertThat(reader.text("/playbooks")).contains("Call who goes quiet");
  }

  /** One in the middle: it can still fall, and it can rise. */
  private String anAccount() {
    return server.json("/api/v1/accounts?limit=1&band=light").at("/accounts/0/id").asText();
  }

  private void connect() {
    destination("crm", "hubspot", "{\"url\":\"%s\",\"of\":\"accounts\"}", "{\"token\":\"t\"}");
    destination("chat", "slack", "{\"of\":\"accounts\"}", "{\"url\":\"%s/services/T/B/x\"}");
    post("/api/v1/alerts/rules", "application/yaml", RULES);
    post("/api/v1/playbooks", "application/yaml", PLAYBOOKS);
  }

  private void destination(String name, String kind, String settings, String secrets) {
    post(
        "/api/v1/destinations",
        "application/json",
        "{\"name\":\"%s\",\"kind\":\"%s\",\"settings\":%s,\"secrets\":%s}"
            .formatted(
                name,
                kind,
                settings.formatted(outside.address()),
                secrets.formatted(outside.address())));
  }

  /** What the server does now and then, at once. */
  private void goOn() {
    JsonNode round = post("/api/v1/destinations/sync", "application/json", "");
    round
        .get("destinations")
        .forEach(it -> assertThat(it.get("waiting").asInt()).as(it.toString()).isZero());
  }

  private void anAlertIsTakenUp(Reader reader) {
    JsonNode alerts = server.json("/api/v1/alerts?state=open&rule=quiet-account").get("alerts");
    assertThat(alerts.size()).isPositive();
    JsonNode alert = alerts.get(0);
    assertThat(alert.get("accountable").asText()).isNotEmpty();
    assertThat(alert.get("told_at").isNull()).as("its owner was told: " + alert).isFalse();
    String subject = alert.get("subject").asText();
    assertThat(asked("/services/T/B/x")).contains(subject, "https://verve.example/accounts/");
    String path = "/api/v1/alerts/" + alert.get("id").asText();
    post(path + "/acknowledge", "application/json", "{}");
    JsonNode done =
        post(path + "/resolve", "application/json", "{\"note\":\"they are on holiday\"}");
    assertThat(done.get("state").asText()).isEqualTo("resolved");
    assertThat(reader.text("/alerts?show=all")).contains(subject, "they are on holiday");
  }

  /** All that was sent to a path. */
  private String asked(String path) {
    StringBuilder bodies = new StringBuilder();
    outside.requests().stream()
        .filter(request -> request.path().equals(path))
        .forEach(request -> bodies.append(request.body()).append('\n'));
    return bodies.toString();
  }

  private JsonNode post(String path, String type, String body) {
    HttpResponse<String> answer =
        server.send(
            server.api(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).as(path + " " + answer.body()).isLessThan(300);
    return TestServer.json(answer);
  }
}
