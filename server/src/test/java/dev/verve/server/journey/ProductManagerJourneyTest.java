package dev.verve.server.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.verve.demo.DemoProduct;
import dev.verve.server.TestServer;
import dev.verve.server.live.TestClock;
import dev.verve.server.page.DemoSite;
import dev.verve.server.page.Reader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The guide for a product manager from its first step to its last: what changed, why, whose it is,
 * a plan with a holdout, a fortnight in which it works, the verdict, and what was learned.
 */
class ProductManagerJourneyTest {
  private static final DemoProduct PRODUCT = DemoSite.small().withUsers(240).withDays(50);
  private static final LocalDate TODAY = PRODUCT.lastDay();
  private static final int FORTNIGHT = 14;
  private static final LocalDate AFTER = TODAY.plusDays(FORTNIGHT + 1);
  private static final long SEED = 11;
  private static final String PLAN =
      """
      name: mention-nudge
      title: Suggest a colleague to mention
      branch: collaboration
      start: %s
      end: %s
      holdout: 50%%
      """
          .formatted(TODAY.plusDays(1), TODAY.plusDays(FORTNIGHT));

  @Test
  void fromAChangeToALearnedLesson(@TempDir Path folder) throws Exception {
    TestClock clock = new TestClock(DemoSite.evening(PRODUCT).toString());
    try (TestServer server = TestServer.fresh(DemoSite.loaded(PRODUCT, folder, clock))) {
      Reader reader = Reader.signedIn(server);
      whatChangedAndWhose(reader);
      assertThat(reader.text("/impact/plan?holdout=50"))
          .as("what could be seen is said before")
          .contains("you can see");
      HttpResponse<String> planned =
          server.send(
              server
                  .api("/api/v1/interventions")
                  .header("Content-Type", "application/yaml")
                  .POST(BodyPublishers.ofString(PLAN)));
      assertThat(planned.statusCode()).as(planned.body()).isEqualTo(201);
      assertThat(TestServer.json(planned).get("owner").asText()).isEqualTo("customer-success");
      assertThat(reader.text("/impact/mention-nudge"))
          .contains("Insufficient: It is judged as of " + TODAY.plusDays(FORTNIGHT));
      live(server, clock);
      verdictAndLedger(server, Reader.signedIn(server));
    }
  }

  private static void whatChangedAndWhose(Reader reader) {
    assertThat(reader.text("/")).contains("slipped to a lower band");
    String dates = "?from=" + TODAY.minusDays(28) + "&to=" + TODAY;
    assertThat(reader.text("/why" + dates)).contains("Core usage", "Collaboration", "Friction");
    assertThat(reader.text("/tree")).contains("customer-success", "product-core");
    assertThat(reader.text("/tree/collaboration" + dates))
        .contains("Who answers for it", "customer-success", "onboarding-team");
  }

  /** Everybody goes on as before by chance; who is treated also comments on most days. */
  private static void live(TestServer server, TestClock clock) {
    Set<String> treated = new HashSet<>();
    List<String> everybody = new ArrayList<>();
    for (JsonNode one :
        server
            .json("/api/v1/interventions/mention-nudge/assignments?limit=1000")
            .get("assignments")) {
      everybody.add(one.get("id").asText());
      if (one.get("arm").asText().equals("treated")) {
        treated.add(one.get("id").asText());
      }
    }
    assertThat(treated.size()).isBetween(everybody.size() / 3, everybody.size() * 2 / 3);
    clock.advance(Duration.ofDays(FORTNIGHT));
    SplittableRandom random = new SplittableRandom(SEED);
    for (LocalDate day = TODAY.plusDays(1); day.isBefore(AFTER); day = day.plusDays(1)) {
      List<String> events = new ArrayList<>();
      for (String id : everybody) {
        if (random.nextDouble() < 0.4) {
          events.add(event(id, "session_started", day));
        }
        if (treated.contains(id) && random.nextDouble() < 0.7) {
          events.add(event(id, "comment_posted", day));
        }
      }
      String batch = "{\"batch\":[" + String.join(",", events) + "]}";
      assertThat(server.post("/v1/batch", batch).statusCode()).isEqualTo(200);
    }
    clock.advance(Duration.ofDays(1));
  }

  private static String event(String id, String name, LocalDate day) {
    return "{\"type\":\"track\",\"userId\":\"%s\",\"event\":\"%s\",\"timestamp\":\"%sT09:00:00Z\"}"
        .formatted(id, name, day);
  }

  private static void verdictAndLedger(TestServer server, Reader reader) {
    JsonNode verdict = server.json("/api/v1/interventions/mention-nudge/verdict");
    assertThat(verdict.get("verdict").asText())
        .as("seed %d: %s", SEED, verdict)
        .isEqualTo("VERIFIED");
    assertThat(reader.text("/impact/mention-nudge")).contains("Verified");
    server.send(
        server
            .api("/api/v1/interventions/mention-nudge")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"learned\":\"people answer when asked\"}")));
    assertThat(reader.text("/impact?search=answer"))
        .contains("Suggest a colleague to mention", "verified", "people answer when asked");
  }
}
