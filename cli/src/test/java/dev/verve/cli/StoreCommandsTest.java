package dev.verve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.verve.server.ServerOptions;
import dev.verve.server.VerveServer;
import dev.verve.server.store.Store;
import dev.verve.server.store.StoreOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on a server's data folder, stopped and running. */
class StoreCommandsTest {
  private static final String EVENTS =
      """
      user_id,event,timestamp,account_id,minutes,message_id
      u1,login,2026-01-01T10:00:00Z,a1,,m1
      u1,session,2026-01-02T10:00:00Z,a1,12,m2
      u2,login,2026-01-02T23:30:00-02:00,a1,,m3
      u3,login,never,a1,,m4
      """;
  private static final String USERS =
      "user_id,account_id,first_seen,plan\nu1,a1,2025-12-01,pro\nu4,a2,2025-12-24,free\n";

  @TempDir Path folder;

  private Path data = Path.of("data");

  @BeforeEach
  void files() throws IOException {
    data = folder.resolve("data");
    Files.writeString(folder.resolve("events.csv"), EVENTS);
    Files.writeString(folder.resolve("users.csv"), USERS);
  }

  private JsonNode imported() throws IOException {
    return json(
        "import",
        folder.resolve("events.csv").toString(),
        "--users",
        folder.resolve("users.csv").toString(),
        "--max-rejects",
        "50%",
        "--data",
        data.toString());
  }

  private static JsonNode json(String... args) throws IOException {
    String[] all = Arrays.copyOf(args, args.length + 1);
    all[args.length] = "--json";
    Run said = Run.of(all);
    assertThat(said.status()).as(said.err()).isZero();
    return new ObjectMapper().readTree(said.out());
  }

  private JsonNode rows(String sql) throws IOException {
    return json("sql", sql, "--data", data.toString()).get("rows");
  }

  @Test
  void oldFilesAreToldFromTodaysScores() {
    Run said =
        Run.of(
            "import",
            folder.resolve("events.csv").toString(),
            "--max-rejects",
            "50%",
            "--data",
            data.toString());
    assertThat(said.status()).as(said.err()).isZero();
    assertThat(said.err())
        .contains("the last event is of 2026-01-03")
        .contains("/api/v1/distribution?as_of=2026-01-03");
  }

  @Test
  void nothingIsReadWhileAServerRunsOnTheFolder() {
    try (Store held = Store.open(StoreOptions.in(data))) {
      Run said = Run.of("import", "no-such-file.csv", "--data", data.toString());
      assertThat(said.status()).isEqualTo(2);
      assertThat(said.err()).contains("another server uses this data folder").contains("Stop it");
      assertThat(held.isReady()).isTrue();
    }
  }

  @Test
  void filesComeInOnceAndCanBeAsked() throws IOException {
    JsonNode first = imported();
    assertThat(first.get("imported").asInt()).isEqualTo(3);
    assertThat(first.get("rejected").asInt()).isEqualTo(1);
    assertThat(first.get("users").asInt()).isEqualTo(2);
    assertThat(imported().get("repeated").asInt()).isEqualTo(3);
    assertThat(
            rows(
                "select user_id, account_id, event, properties->>'minutes' from event where event ="
                    + " 'session'"))
        .hasToString("[[\"u1\",\"a1\",\"session\",\"12\"]]");
    assertThat(rows("select cast(count(*) as int) from score").at("/0/0").asInt()).isEqualTo(3);
    assertThat(rows("select count(*) from movement").at("/0/0").asInt()).isNotNegative();
    assertThat(json("sql", "select * from metric", "--data", data.toString()).get("columns"))
        .hasToString(
            "[\"slug\",\"period\",\"period_start\",\"segment\",\"value\",\"numerator\",\"denominator\"]");
    assertThat(rows("select id, day, action, amount from activity where id = 'u2'"))
        .hasToString("[[\"u2\",\"2026-01-03\",\"login\",1.0]]");
    Run refused = Run.of("sql", "select * from credential", "--data", data.toString());
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).contains("there is no view credential");
  }

  @Test
  void whatIsExportedScoresAsTheStoreDoes() throws IOException {
    imported();
    Path lake = folder.resolve("lake");
    JsonNode done = json("export", "--data", data.toString(), "-o", lake.toString());
    assertThat(done.at("/rows/event").asInt()).isEqualTo(3);
    assertThat(lake.resolve("event/day=2026-01-03")).isDirectory();
    Files.writeString(
        folder.resolve("m.yaml"),
        """
        name: m
        actions: {login: 1, session: {weight: 1, measure: {sum: minutes}}}
        scale: {method: cap, at: 20}
        segments: [plan]
        """);
    JsonNode scores =
        json(
            "score",
            lake.resolve("event").toString(),
            "--users",
            lake.resolve("person/person.parquet").toString(),
            "--model",
            folder.resolve("m.yaml").toString(),
            "--as-of",
            "2026-01-03");
    assertThat(scores.get("population").asInt()).isEqualTo(3);
    assertThat(scores.at("/scores").findValuesAsText("raw")).contains("13.0", "1.0", "0.0");
    assertThat(Run.of("export", "--data", data.toString(), "-o", lake.toString()).err())
        .contains("there is something already");
  }

  @Test
  void aBackupIsRestoredAndAPersonForgotten() throws IOException {
    imported();
    Path backup = folder.resolve("b.backup");
    json("backup", "--data", data.toString(), "-o", backup.toString());
    JsonNode receipt = json("forget", "u1", "--data", data.toString());
    assertThat(receipt.get("events").asInt()).isEqualTo(2);
    assertThat(json("forget", "u1", "--data", data.toString())).isEqualTo(receipt);
    assertThat(Run.of("forget", "nobody", "--data", data.toString()).status()).isEqualTo(2);
    Run there = Run.of("restore", backup.toString(), "--data", data.toString());
    assertThat(there.err()).contains("there is a store in this folder already");
    assertThat(
            json("restore", backup.toString(), "--data", data.toString(), "--force")
                .get("erased_again")
                .asInt())
        .isEqualTo(1);
    assertThat(rows("select count(*) from event").at("/0/0").asInt()).isEqualTo(1);
    data = folder.resolve("other");
    json("restore", backup.toString(), "--data", data.toString());
    assertThat(rows("select count(*) from event").at("/0/0").asInt()).isEqualTo(3);
    Run wrong =
        Run.of(
            "restore",
            folder.resolve("users.csv").toString(),
            "--data",
            folder.resolve("n").toString());
    assertThat(wrong.err()).contains("this is no backup of Verve");
  }

  @Test
  void aRunningServerIsAskedByItsApi() throws IOException {
    imported();
    try (VerveServer server = VerveServer.start(ServerOptions.in(data).withPort(0))) {
      String token = server.notices().get(2).substring("Admin token: ".length());
      String[] there = {"--url", server.address(), "--token", token};
      assertThat(json(with(there, "sql", "select count(*) from event")).at("/rows/0/0").asInt())
          .isEqualTo(3);
      Path backup = folder.resolve("live.backup");
      assertThat(json(with(there, "backup", "-o", backup.toString())).get("bytes").asLong())
          .isEqualTo(Files.size(backup));
      assertThat(json(with(there, "export")).at("/rows/event").asInt()).isEqualTo(3);
      assertThat(json(with(there, "forget", "u1")).get("events").asInt()).isEqualTo(2);
      Run locked = Run.of("backup", "--data", data.toString(), "-o", backup.toString());
      assertThat(locked.status()).isEqualTo(2);
      assertThat(locked.err()).contains("another server uses this data folder");
    }
  }

  private static String[] with(String[] there, String... args) {
    return Stream.concat(Arrays.stream(args), Arrays.stream(there)).toArray(String[]::new);
  }
}
