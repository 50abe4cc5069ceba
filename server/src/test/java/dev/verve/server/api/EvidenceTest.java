package dev.verve.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.verve.answer.Fields;
import dev.verve.answer.ModelEvidenceFields;
import dev.verve.duckdb.DuckDbEngine;
import dev.verve.duckdb.DuckDbOptions;
import dev.verve.duckdb.source.EventInput;
import dev.verve.duckdb.source.Inputs;
import dev.verve.duckdb.source.RejectPolicy;
import dev.verve.insight.evidence.ModelValidator;
import dev.verve.model.ModelReader;
import dev.verve.model.ScoreModel;
import dev.verve.plan.Binder;
import dev.verve.server.ServerOptions;
import dev.verve.server.TestServer;
import dev.verve.server.live.LiveModel;
import dev.verve.server.live.Models;
import dev.verve.server.live.Studies;
import dev.verve.server.store.Store;
import dev.verve.server.store.StoreOptions;
import dev.verve.server.web.JsonText;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The evidence on a version: as the command finds it over a file of the same events, and kept. */
class EvidenceTest {
  private static final int USERS = 500;
  private static final int DAYS = 90;
  private static final Instant LAST = Instant.parse("2026-03-31T12:00:00Z");
  private static final String MODEL =
      """
      name: proof
      window: 14d
      actions: {login: 1, shared: 3}
      scale: {method: saturating, half: 10}
      outcome: {retained_within: 14d}
      """;

  @TempDir Path folder;

  @Test
  void isWhatTheFileRunFindsAndIsKept() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    Files.writeString(data.resolve("model.yaml"), MODEL);
    String csv = events();
    ServerOptions options =
        ServerOptions.in(data)
            .withPort(0)
            .withClock(Clock.fixed(LAST.plusSeconds(3_600), ZoneOffset.UTC))
            .withRequestsPerSecond(5_000);
    try (TestServer server = TestServer.fresh(options)) {
      send(server, csv);
      long users = csv.lines().skip(1).map(row -> row.split(",", -1)[0]).distinct().count();
      JsonNode now =
          server.until("/api/v1/distribution", it -> it.path("population").asLong() == users);
      String path = "/api/v1/models/" + now.get("version").asText() + "/evidence";
      HttpResponse<String> looked = server.send(server.api(path).POST(BodyPublishers.noBody()));
      JsonNode found = TestServer.json(looked);
      JsonNode expected = judged(csv);
      assertThat(found.at("/outcomes/0/n").asLong())
          .isEqualTo(expected.at("/outcomes/0/n").asLong());
      assertThat(found.at("/outcomes/0/n").asLong()).isGreaterThan(USERS / 2L);
      assertThat(found.at("/outcomes/0/finding").asText())
          .isEqualTo(expected.at("/outcomes/0/finding").asText());
      for (String number : List.of("auc/value", "auc/low", "brier", "baselines/recency/auc")) {
        // the folds of calibration are dealt in the order of ids, which are numbers in a store
        double apart = number.equals("brier") ? 0.002 : 1e-9;
        assertThat(found.at("/outcomes/0/" + number).asDouble())
            .as(number)
            .isCloseTo(expected.at("/outcomes/0/" + number).asDouble(), within(apart))
            .isPositive();
      }
      assertThat(found.get("verdict")).isEqualTo(expected.at("/outcomes/0/verdict"));
      assertThat(found.at("/review/verdict").asText()).contains("2026-03-31");
      assertThat(server.json(path)).as("kept as it was found").isEqualTo(found);
      learnedWeights(found);
      ofSome(data, options.clock(), found.at("/outcomes/0/n").asLong());
    }
  }

  /** Of very many every so many-th is judged, which is said. */
  private static void ofSome(Path data, Clock clock, long all) throws IOException {
    Path copy = Files.createDirectories(data.resolveSibling("copy"));
    for (String file : List.of("verve.duckdb", "verve.duckdb.wal")) {
      if (Files.exists(data.resolve(file))) {
        Files.copy(data.resolve(file), copy.resolve(file));
      }
    }
    try (Store store = Store.open(StoreOptions.in(copy).withClock(clock))) {
      LiveModel model = store.read(Models::published).orElseThrow();
      ModelValidator.Answer some =
          new Studies(store, model).withMostJudged(USERS / 2).proof().outcomes().get(0);
      assertThat(some.validation().n()).isBetween(all / 3, all * 2 / 3);
      assertThat(some.validation().warnings())
          .contains("Judged on one user in 2, of whom there are very many.");
    }
  }

  /** Those who share stay, so a share is worth more than a login, and surely above zero. */
  private static void learnedWeights(JsonNode found) {
    JsonNode weights = found.at("/learned/weights");
    assertThat(weights).hasSize(2);
    JsonNode login = weights.get(0);
    JsonNode shared = weights.get(1);
    assertThat(shared.get("action").asText()).endsWith("shared");
    assertThat(shared.get("low").asDouble()).isPositive();
    assertThat(shared.get("weight").asDouble())
        .isGreaterThan(login.get("weight").asDouble())
        .isBetween(shared.get("low").asDouble(), shared.get("high").asDouble());
    assertThat(found.at("/learned/auc/low").asDouble()).isGreaterThan(0.5);
    assertThat(found.at("/drift/scores/null_95").asDouble()).isPositive();
    assertThat(found.at("/drift/learned_on")).hasSize(2);
    assertThat(found.at("/drift/actions/0/before/low").isNumber()).isTrue();
  }

  /** A third of the users leave after a month; those who share stay. */
  private static String events() {
    SplittableRandom random = new SplittableRandom(5);
    StringBuilder csv = new StringBuilder("user_id,event,timestamp\n");
    for (int user = 0; user < USERS; user++) {
      boolean leaves = random.nextInt(3) == 0;
      for (int day = 0; day < (leaves ? 40 + random.nextInt(40) : DAYS); day++) {
        if (random.nextInt(7) == 0) {
          Instant at = LAST.minusSeconds(86_400L * (DAYS - 1 - day));
          String event = !leaves && random.nextInt(3) == 0 ? "shared" : "login";
          csv.append("u%d,%s,%s%n".formatted(user, event, at));
        }
      }
    }
    return csv.toString();
  }

  private static void send(TestServer server, String csv) {
    List<String> rows = csv.lines().skip(1).toList();
    for (int from = 0; from < rows.size(); from += 1_000) {
      StringBuilder batch = new StringBuilder();
      for (String row : rows.subList(from, Math.min(rows.size(), from + 1_000))) {
        String[] parts = row.split(",", -1);
        batch.append(batch.isEmpty() ? "" : ",");
        batch.append(
            "{\"type\":\"track\",\"userId\":\"%s\",\"event\":\"%s\",\"timestamp\":\"%s\"}"
                .formatted(parts[0], parts[1], parts[2]));
      }
      assertThat(server.post("/v1/batch", "{\"batch\":[" + batch + "]}").statusCode())
          .isEqualTo(200);
    }
  }

  private JsonNode judged(String csv) throws IOException {
    Path file = Files.writeString(folder.resolve("events.csv"), csv);
    ScoreModel model = ModelReader.read("model.yaml", MODEL);
    try (DuckDbEngine engine = DuckDbEngine.open(DuckDbOptions.defaults())) {
      Inputs inputs = Inputs.open(engine, EventInput.of(file), folder);
      var span = inputs.load(RejectPolicy.defaults()).span();
      ModelValidator.Answer answer =
          ModelValidator.judge(
              engine, Binder.bind(model, inputs.shape()), span, null, model.outcomes().get(0));
      return JsonText.MAPPER.valueToTree(
          Fields.of(fields -> ModelEvidenceFields.outcomes(fields, List.of(answer))));
    }
  }
}
