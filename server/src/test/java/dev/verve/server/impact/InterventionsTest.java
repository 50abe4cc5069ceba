package dev.verve.server.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.verve.answer.Fields;
import dev.verve.answer.InterventionFields;
import dev.verve.duckdb.DuckDbEngine;
import dev.verve.duckdb.DuckDbOptions;
import dev.verve.duckdb.source.EventInput;
import dev.verve.duckdb.source.Inputs;
import dev.verve.duckdb.source.RejectPolicy;
import dev.verve.engine.EventSpan;
import dev.verve.engine.ScoreRun;
import dev.verve.insight.impact.Assignment;
import dev.verve.insight.intervention.Ground;
import dev.verve.insight.intervention.InterventionJudge;
import dev.verve.model.InterventionReader;
import dev.verve.model.ModelReader;
import dev.verve.model.ScoreModel;
import dev.verve.plan.Binder;
import dev.verve.plan.BoundModel;
import dev.verve.server.ServerOptions;
import dev.verve.server.TestServer;
import dev.verve.server.web.JsonText;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Interventions on a server are those of a file of the same events, registered and kept. */
class InterventionsTest {
  private static final int USERS = 400;
  private static final long SEED = 3;
  private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
  private static final LocalDate LAST = LocalDate.parse("2026-03-31");
  private static final String MODEL =
      """
      name: loop
      tree:
        core: {owner: product, actions: {work: 1}}
        sharing: {owner: growth, actions: {invite: 2}}
      scale: {method: cap, at: 100}
      """;
  private static final String NUDGE =
      """
      name: nudge
      branch: sharing
      start: 2026-03-01
      analysis: 2026-03-28
      holdout: 40%
      """;

  @TempDir static Path folder;

  private static TestServer server;
  private static String events;

  @BeforeAll
  static void start() throws IOException {
    events = events();
    Path data = Files.createDirectories(folder.resolve("data"));
    Files.writeString(data.resolve("model.yaml"), MODEL);
    Instant now = LAST.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(3_600);
    server =
        TestServer.fresh(
            ServerOptions.in(data)
                .withPort(0)
                .withClock(Clock.fixed(now, ZoneOffset.UTC))
                .withRequestsPerSecond(5_000));
    StringBuilder batch = new StringBuilder();
    int rows = 0;
    for (String row : events.lines().skip(1).toList()) {
      String[] cells = row.split(",", -1);
      batch
          .append(rows % 2_000 == 0 ? "" : ",")
          .append(
              "{\"type\":\"track\",\"userId\":\"%s\",\"event\":\"%s\",\"timestamp\":\"%s\"}"
                  .formatted(cells[0], cells[1], cells[2]));
      rows++;
      if (rows % 2_000 == 0) {
        send(batch);
      }
    }
    send(batch);
    server.until("/api/v1/distribution", it -> it.path("population").asLong() == USERS);
  }

  private static void send(StringBuilder batch) {
    assertThat(server.post("/v1/batch", "{\"batch\":[" + batch + "]}").statusCode()).isEqualTo(200);
    batch.setLength(0);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Who is treated invites a third of the days from the start on. */
  private static String events() {
    SplittableRandom random = new SplittableRandom(SEED);
    ScoreModel model = ModelReader.read("model.yaml", MODEL);
    Assignment nudge = new Assignment("nudge", InterventionReader.read("n", NUDGE, model).shares());
    StringBuilder csv = new StringBuilder("user_id,event,timestamp\n");
    for (int i = 0; i < USERS; i++) {
      double rate = 0.1 + 0.5 * random.nextDouble();
      for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
        boolean first = day.equals(FIRST);
        if (first || random.nextDouble() < rate) {
          csv.append("u%d,work,%sT08:00:00Z\n".formatted(i, day));
        }
        boolean treated = nudge.arm("u" + i).equals("treated") && day.getMonthValue() == 3;
        if (treated && random.nextDouble() < 0.33) {
          csv.append("u%d,invite,%sT09:00:00Z\n".formatted(i, day));
        }
      }
    }
    return csv.toString();
  }

  @Test
  void isRegisteredJudgedAsOverAFileAndKeptInTheLedger() throws IOException {
    HttpResponse<String> made = post("/api/v1/interventions", NUDGE);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    assertThat(TestServer.json(made).get("state").asText()).isEqualTo("due");
    assertThat(TestServer.json(made).get("owner").asText()).isEqualTo("growth");
    JsonNode verdict = server.json("/api/v1/interventions/nudge/verdict");
    JsonNode expected = judged();
    assertThat(verdict.get("verdict").asText()).as("seed %s", SEED).isEqualTo("VERIFIED");
    for (String path :
        new String[] {
          "/effect", "/low", "/p", "/cuped/effect", "/cuped/variance_ratio", "/srm/p"
        }) {
      assertThat(verdict.at(path).asDouble())
          .as(path)
          .isCloseTo(expected.at(path).asDouble(), within(1e-9));
    }
    assertThat(verdict.get("sentence")).isEqualTo(expected.get("sentence"));
    assertThat(verdict.get("course")).hasSameSizeAs(expected.get("course"));
    assertThat(server.json("/api/v1/interventions/nudge/verdict"))
        .as("kept as it was found")
        .isEqualTo(verdict);
    JsonNode noted =
        TestServer.json(
            post(
                "/api/v1/interventions/nudge",
                "{\"learned\":\"invites are asked for\",\"cost\":\"2 days\"}"));
    assertThat(noted.get("learned").asText()).isEqualTo("invites are asked for");
    JsonNode ledger = server.json("/api/v1/interventions/ledger?search=ASKED&verdict=verified");
    assertThat(ledger.get("interventions")).hasSize(1);
    JsonNode row = ledger.at("/interventions/0");
    assertThat(row.at("/effect/value").asDouble())
        .isEqualTo(verdict.at("/cuped/effect").asDouble());
    assertThat(row.at("/effect_branch/metric").asText()).isEqualTo("points of sharing");
    assertThat(row.get("gaming").asBoolean()).isFalse();
    assertThat(server.json("/api/v1/interventions/ledger?verdict=negative").get("interventions"))
        .isEmpty();
    String csv = server.get("/api/v1/interventions/ledger.csv?search=nudge").body();
    assertThat(csv.lines()).hasSize(2);
    assertThat(csv).contains("nudge,nudge,growth,sharing,2026-03-01").contains("VERIFIED");
    assertThat(server.json("/api/v1/audit").toString())
        .contains("intervention.register")
        .contains("intervention.judge")
        .contains("intervention.note");
  }

  private static JsonNode judged() throws IOException {
    Path file = Files.writeString(folder.resolve("events.csv"), events);
    try (DuckDbEngine engine = DuckDbEngine.open(DuckDbOptions.defaults())) {
      Inputs inputs = Inputs.open(engine, EventInput.of(file), folder);
      ScoreModel model = ModelReader.read("model.yaml", MODEL);
      BoundModel bound = Binder.bind(model, inputs.shape());
      EventSpan span = inputs.load(RejectPolicy.defaults()).span();
      Ground ground =
          new Ground(
              engine,
              bound,
              span,
              () -> new ScoreRun(engine, bound, span, null),
              "select distinct entity, entity as id from population",
              LAST);
      var judgement =
          new InterventionJudge(ground).judge(InterventionReader.read("n", NUDGE, model));
      return JsonText.MAPPER.readTree(
          JsonText.of(Fields.of(f -> InterventionFields.judgement(f, judgement))));
    }
  }

  @Test
  void whoGoesWithoutIsToldByIdAndByPages() {
    post("/api/v1/interventions", NUDGE.replace("nudge", "banner"));
    JsonNode first = server.json("/api/v1/interventions/banner/assignments?limit=150");
    assertThat(first.get("assignments")).hasSize(150);
    JsonNode next =
        server.json(
            "/api/v1/interventions/banner/assignments?limit=1000&cursor="
                + first.get("next").asText());
    assertThat(next.get("assignments")).hasSize(USERS - 150);
    JsonNode some = next.at("/assignments/7");
    JsonNode one =
        server.json("/api/v1/interventions/banner/assignments/" + some.get("id").asText());
    assertThat(one.get("arm")).isEqualTo(some.get("arm"));
    assertThat(one.get("known").asBoolean()).isTrue();
    assertThat(server.json("/api/v1/interventions/banner/assignments/new").get("known").asBoolean())
        .isFalse();
  }

  @Test
  void aPlanStandsOnceItHasBegun() {
    String plan =
        NUDGE.replace("nudge", "later").replace("03-01", "05-01").replace("03-28", "05-28");
    post("/api/v1/interventions", plan);
    assertThat(post("/api/v1/interventions", plan).body()).contains("already");
    HttpResponse<String> changed = post("/api/v1/interventions/later", plan.replace("40%", "20%"));
    assertThat(TestServer.json(changed).get("holdout").asDouble()).isEqualTo(0.2);
    JsonNode verdict = server.json("/api/v1/interventions/later/verdict");
    assertThat(verdict.get("verdict").asText()).isEqualTo("INSUFFICIENT");
    assertThat(verdict.get("sentence").asText()).contains("judged as of 2026-05-28");
    assertThat(server.json("/api/v1/interventions/later").get("state").asText())
        .as("what is not over is not kept")
        .isEqualTo("planned");
    post("/api/v1/interventions", NUDGE.replace("nudge", "running").replace("03-28", "04-28"));
    HttpResponse<String> late =
        post("/api/v1/interventions/running", NUDGE.replace("nudge", "running"));
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("began on 2026-03-01");
    assertThat(server.send(server.api("/api/v1/interventions/running").DELETE()).statusCode())
        .isEqualTo(422);
    assertThat(server.send(server.api("/api/v1/interventions/later").DELETE()).statusCode())
        .isEqualTo(204);
    assertThat(server.get("/api/v1/interventions/later").statusCode()).isEqualTo(404);
    HttpResponse<String> wrong = post("/api/v1/interventions", "name: x\nbranch: sharin\n");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("Did you mean 'sharing'?").contains("has no start");
  }

  @Test
  void tellsWhatCouldBeSeen() {
    JsonNode power =
        server.json("/api/v1/interventions/power?users=1200&days=14,28&holdout=50&metric=score");
    assertThat(power.get("sentence").asText())
        .startsWith("With 1,200 users, 50 % of them held out, you can see ");
    assertThat(power.at("/horizons/0/smallest_detectable").asDouble()).isBetween(0.1, 3.0);
    assertThat(server.get("/api/v1/interventions/power?metric=scor").statusCode()).isEqualTo(422);
  }

  private static HttpResponse<String> post(String path, String body) {
    String type = body.startsWith("{") ? "application/json" : "application/yaml";
    return server.send(
        server.api(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
  }
}
