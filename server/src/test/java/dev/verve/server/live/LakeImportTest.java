package dev.verve.server.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.verve.duckdb.DuckDbEngine;
import dev.verve.duckdb.DuckDbOptions;
import dev.verve.problem.UserError;
import dev.verve.server.TestServer;
import dev.verve.server.store.Store;
import dev.verve.server.store.StoreOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  @TempDir Path folder;

  @Test
  void theApiAnswersWhatTheLakeHolds() throws Exception {
    Path lake = lake(MODEL);
    Path data = folder.resolve("data");
    try (Store store = Store.open(StoreOptions.in(data))) {
      LakeImport.Imported imported = LakeImport.run(store, lake);
      assertThat(imported.users()).isEqualTo(3);
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

  /** Two dates of three users in the layout of {@code score --engine spark -o FOLDER}. */
  private Path lake(String model) throws IOException {
    Path lake = folder.resolve("scores-of-the-lake");
    String version = LiveModel.read(0, model, null).version();
    try (DuckDbEngine engine = DuckDbEngine.open(DuckDbOptions.defaults())) {
      for (String day : new String[] {"2026-01-30", "2026-01-31"}) {
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

  private static void write(DuckDbEngine engine, Path below, String select) throws IOException {
    Files.createDirectories(below);
    engine.execute(
        "copy (%s) to '%s' (format parquet)".formatted(select, below.resolve("part-0.parquet")));
  }
}
