package dev.verve.server.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.verve.duckdb.DuckDbEngine;
import dev.verve.duckdb.DuckDbOptions;
import dev.verve.model.Entity;
import dev.verve.problem.UserError;
import dev.verve.server.TestServer;
import dev.verve.server.page.Reader;
import dev.verve.server.store.Store;
import dev.verve.server.store.StoreOptions;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scores of a lake are served as if they had been computed here. */
class LakeImportTest {
  private static final String MODEL =
      """
      name: lake
      scale: {method: cap, at: 50}
      accounts: {rollup: mean}
      tree:
        core:
          actions: {login: 1, share: 4}
      """;

  private static final List<String> DAYS = List.of("2026-01-30", "2026-01-31");

  @TempDir Path folder;

  @Test
  void theApiAnswersWhatTheLakeHolds() throws Exception {
    Path lake = lake(MODEL);
    Path data = folder.resolve("data");
    try (Store store = Store.open(StoreOptions.in(data))) {
      LakeImport.Imported imported = LakeImport.run(store, lake);
      assertThat(imported.scored()).isEqualTo(3);
      assertThat(imported.dates()).isEqualTo(2);
      assertThat(LakeImport.run(store, lake)).as("a second time").isEqualTo(imported);
    }
    try (TestServer server = TestServer.fresh(data)) {
      JsonNode one = server.json("/api/v1/scores/u1");
      assertThat(one.path("as_of").asText()).isEqualTo("2026-01-31");
      assertThat(one.path("score").asDouble()).isEqualTo(62);
      assertThat(one.path("band").asText()).isEqualTo("engaged");
      assertThat(one.path("points").path("core").path("share").asDouble()).isEqualTo(24);
      assertThat(server.json("/api/v1/distribution").path("population").asInt()).isEqualTo(3);
      JsonNode history = server.json("/api/v1/scores/u1/history");
      assertThat(history.toString()).contains("2026-01-30").contains("2026-01-31");
      JsonNode account = server.json("/api/v1/accounts/a");
      assertThat(account.path("score").asDouble()).isEqualTo(31);
      assertThat(account.path("users").asInt()).isEqualTo(2);
    }
  }

  @Test
  void aScoreIsToldByItsPointsAndWhatOnlyEventsTellIsRefused() throws Exception {
    Path lake = lake(MODEL);
    Path data = folder.resolve("data");
    try (Store store = Store.open(StoreOptions.in(data))) {
      LakeImport.run(store, lake);
    }
    try (TestServer server = TestServer.fresh(data)) {
      JsonNode user = server.json("/api/v1/scores/u1/explain");
      assertThat(user.path("actions").findValuesAsText("points")).containsExactly("7.0", "24.0");
      assertThat(user.path("actions").findValuesAsText("amount")).containsOnly("null");
      assertThat(user.path("outlook_unknown").asText()).contains("imported");
      JsonNode account = server.json("/api/v1/accounts/a/explain");
      assertThat(account.path("actions").findValuesAsText("points"))
          .as("they sum to 31, the mean of the scores 62 and 0")
          .containsExactly("24.0", "7.0");
      assertThat(account.path("members").findValuesAsText("id")).containsExactly("u1", "u2");
      assertThat(account.path("outlook_unknown").asText()).contains("imported");
      for (String path :
          List.of(
              "/api/v1/scores/u1/explain?from=2026-01-30",
              "/api/v1/scores/u1/explain?as_of=2026-01-30",
              "/api/v1/accounts/a/explain?from=2026-01-30",
              "/api/v1/diagnosis?from=2026-01-30&to=2026-01-31",
              "/api/v1/tree",
              "/api/v1/metrics")) {
        refuses(server, path);
      }
    }
  }

  @Test
  void pagesTellTheSame() throws Exception {
    Path lake = lake(MODEL);
    Path data = folder.resolve("data");
    try (Store store = Store.open(StoreOptions.in(data))) {
      LakeImport.run(store, lake);
    }
    try (TestServer server = TestServer.fresh(data)) {
      Reader reader = Reader.signedIn(server);
      assertThat(reader.text("/users/u1"))
          .contains("Points of all actions sum to 31.0", "share – 24.0", "login – 7.0")
          .contains("Not known: these scores were imported")
          .contains("The scores were imported: why they changed");
      assertThat(reader.text("/accounts/a"))
          .contains("Scored 31.0 from 2 users.", "share 24.0", "login 7.0")
          .contains("Not known: these scores were imported");
    }
  }

  @Test
  void aVersionThatIsNoLongerPublishedIsNotExplained() throws Exception {
    Path lake = lake(MODEL);
    Path data = folder.resolve("data");
    String version;
    try (Store store = Store.open(StoreOptions.in(data))) {
      version = LakeImport.run(store, lake).version();
    }
    try (TestServer server = TestServer.fresh(data)) {
      String other = MODEL.replace("share: 4", "share: 5");
      HttpResponse<String> drafted =
          server.send(server.api("/api/v1/models").POST(BodyPublishers.ofString(other)));
      String published = TestServer.json(drafted).path("version").asText();
      HttpResponse<String> answer =
          server.send(
              server
                  .api("/api/v1/models/" + published + "/publish")
                  .POST(BodyPublishers.ofString("{\"note\":\"another\"}")));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      server.until("/api/v1/scores/u1", it -> it.path("version").asText().equals(published));
      refuses(server, "/api/v1/scores/u1/explain?version=" + version);
    }
  }

  private static void refuses(TestServer server, String path) {
    HttpResponse<String> refused = server.get(path);
    assertThat(refused.statusCode()).as(path).isEqualTo(422);
    assertThat(refused.body()).as(path).contains("the events that they are made of");
  }

  @Test
  void accountsThatAreScoredThemselvesAreServedLikewise() throws Exception {
    String model =
        """
        name: lake
        entity: account
        scale: {method: cap, at: 50}
        tree:
          core:
            actions: {login: 1, share: 4}
        """;
    Path lake = folder.resolve("scores-of-accounts");
    try (DuckDbEngine engine = DuckDbEngine.open(DuckDbOptions.defaults())) {
      run(engine, lake, model);
    }
    Path data = folder.resolve("data");
    try (Store store = Store.open(StoreOptions.in(data))) {
      LakeImport.Imported imported = LakeImport.run(store, lake);
      assertThat(imported.of()).isEqualTo(Entity.ACCOUNT);
      assertThat(imported.scored()).isEqualTo(3);
      assertThat(LakeImport.run(store, lake)).as("a second time").isEqualTo(imported);
    }
    try (TestServer server = TestServer.fresh(data)) {
      JsonNode one = server.json("/api/v1/accounts/u1");
      assertThat(one.path("as_of").asText()).isEqualTo("2026-01-31");
      assertThat(one.path("score").asDouble()).isEqualTo(62);
      assertThat(one.path("band").asText()).isEqualTo("engaged");
      assertThat(one.path("points").path("core").path("share").asDouble()).isEqualTo(24);
      assertThat(server.json("/api/v1/distribution").path("population").asInt()).isEqualTo(3);
      assertThat(server.json("/api/v1/accounts/u1/history").toString())
          .contains("2026-01-30")
          .contains("2026-01-31");
    }
  }

  @Test
  void refusesScoresWhoseScaleIsNotFrozen() throws IOException {
    Path lake = lake("name: lake\nactions: {login: 1, share: 4}\n");
    try (Store store = Store.open(StoreOptions.in(folder.resolve("data")))) {
      assertThatThrownBy(() -> LakeImport.run(store, lake))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("fitted anew");
      assertThatThrownBy(() -> LakeImport.run(store, folder))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("there are no scores in it");
    }
  }

  /** Two dates of three users and an account in the layout that a run on Spark writes. */
  private Path lake(String model) throws IOException {
    Path lake = folder.resolve("scores-of-the-lake");
    try (DuckDbEngine engine = DuckDbEngine.open(DuckDbOptions.defaults())) {
      run(engine, lake, model);
      for (String day : DAYS) {
        write(
            engine,
            lake.resolve("accounts/as_of=" + day),
            "select 'a' as id, 15.5 as raw, 31.0 as score, 'light' as band, 2::bigint as users");
        write(
            engine,
            lake.resolve("members/as_of=" + day),
            "select unnest(['u1', 'u2']) as id, 'a' as account, cast(null as double) as seats");
      }
    }
    return lake;
  }

  /** Two dates of three ids: the model, scores and points. */
  private static void run(DuckDbEngine engine, Path lake, String model) throws IOException {
    String version = LiveModel.read(0, model, null).version();
    for (String day : DAYS) {
      write(
          engine,
          lake.resolve("run/as_of=" + day),
          "select 'lake' as model, '%s' as version, '%s' as yaml, cast(null as varchar) as lock"
              .formatted(version, model));
      write(
          engine,
          lake.resolve("scores/as_of=" + day),
          "select * from (values ('u1', 31.0, 62.0, 'engaged'), ('u2', 0.0, 0.0, 'dormant'), ('u3', 5.0, 10.0, 'dormant')) t(id, raw, score, band)");
      write(
          engine,
          lake.resolve("points/as_of=" + day),
          "select * from (values ('u1', 'core', 'login', 7.0), ('u1', 'core', 'share', 24.0), ('u3', 'core', 'login', 5.0)) t(id, branch, action, points)");
    }
  }

  private static void write(DuckDbEngine engine, Path below, String select) throws IOException {
    Files.createDirectories(below);
    engine.execute(
        "copy (%s) to '%s' (format parquet)".formatted(select, below.resolve("part-0.parquet")));
  }
}
