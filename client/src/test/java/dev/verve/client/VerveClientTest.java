package dev.verve.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.verve.server.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client asks a real server. */
class VerveClientTest {
  private static final int USERS = 250;
  private static final String PLAN =
      "name: nudge\nstart: 2030-01-01\nend: 2030-01-28\nholdout: 50%\n";

  @TempDir static Path folder;

  private static TestServer server;
  private static VerveClient client;

  @BeforeAll
  static void start() throws IOException {
    Files.writeString(
        folder.resolve("model.yaml"),
        "name: api\nactions: {login: 1, paid: 5}\nscale: {method: cap, at: 10}\n");
    server = TestServer.fresh(folder);
    client = new VerveClient(server.address() + "/", server.adminToken);
    StringBuilder batch = new StringBuilder();
    for (int i = 0; i < USERS; i++) {
      batch.append(i == 0 ? "" : ",").append(event("u" + i, i % 4 == 0 ? "paid" : "login"));
    }
    assertThat(server.post("/v1/batch", "{\"batch\":[" + batch + "]}").statusCode()).isEqualTo(200);
    server.send(
        server
            .api("/api/v1/interventions")
            .header("Content-Type", "application/yaml")
            .POST(BodyPublishers.ofString(PLAN)));
    server.until("/api/v1/distribution", it -> it.path("population").asLong() == USERS);
  }

  private static String event(String user, String name) {
    return "{\"type\":\"track\",\"userId\":\"%s\",\"event\":\"%s\",\"timestamp\":\"%sT00:00:00Z\"}"
        .formatted(user, name, LocalDate.now(ZoneOffset.UTC));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void readsScoresPageByPage() {
    ScorePage first = client.scores(ScoreQuery.everybody().withLimit(100).sortedBy("-score"));
    assertThat(first.scores()).hasSize(100);
    assertThat(first.scores().get(0).score()).isEqualTo(50);
    assertThat(first.next()).isNotNull();
    List<String> all =
        client.allScores(ScoreQuery.everybody().withLimit(100)).map(Score::id).distinct().toList();
    assertThat(all).hasSize(USERS);
    assertThat(client.allScores(ScoreQuery.everybody().between(11, 100))).hasSize(63);
    assertThat(client.scores(ScoreQuery.everybody().inBand("light")).scores())
        .allMatch(score -> score.band().equals("light"));
  }

  @Test
  void takesOneScoreApart() {
    ScoreOf score = client.score("u4").orElseThrow();
    double points =
        score.points().values().stream()
            .flatMap(branch -> branch.values().stream())
            .mapToDouble(p -> p)
            .sum();
    assertThat(points).isCloseTo(score.raw(), within(1e-9));
    assertThat(client.score("no/body ?")).isEmpty();
    Explanation explained = client.explain("u4");
    assertThat(explained.score()).isEqualTo(score.score());
    assertThat(explained.actions()).extracting(Explanation.Part::action).containsExactly("paid");
    assertThat(client.history("u4").id()).isEqualTo("u4");
  }

  @Test
  void asksAboutEverybody() {
    Distribution spread = client.distribution();
    assertThat(spread.distribution().stream().mapToLong(Distribution.BandShare::users).sum())
        .isEqualTo(USERS);
    LocalDate today = LocalDate.parse(spread.asOf());
    Movement moved = client.movement(today.minusDays(1), today);
    assertThat(moved.newcomers()).isEqualTo(USERS);
    Table table = client.sql("select count(*) as n from score");
    assertThat(table.columns()).containsExactly("n");
    assertThat(table.rows().get(0).get(0)).isEqualTo(USERS);
    assertThat(client.get("/api/v1/metrics").path("metrics").size()).isGreaterThan(10);
  }

  @Test
  void knowsWhoGoesWithout() {
    long held =
        client
            .allScores(ScoreQuery.everybody().withLimit(50))
            .limit(50)
            .filter(score -> client.assignment("nudge", score.id()).isHeldOut())
            .count();
    assertThat(held).isBetween(10L, 40L);
    Ledger ledger = client.ledger();
    assertThat(ledger.interventions()).singleElement().extracting("name").isEqualTo("nudge");
    assertThat(ledger.interventions().get(0).verdict()).isNull();
  }

  @Test
  void refusalsCarryTheServersWords() {
    assertThatThrownBy(() -> client.sql("drop table score"))
        .isInstanceOf(VerveException.class)
        .satisfies(e -> assertThat(((VerveException) e).status()).isBetween(400, 499));
    assertThatThrownBy(() -> new VerveClient(server.address(), "no").distribution())
        .isInstanceOf(VerveException.class)
        .hasMessageContaining("the token is unknown");
    assertThatThrownBy(() -> new VerveClient("http://127.0.0.1:1", "no").distribution())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("cannot be reached");
  }
}
