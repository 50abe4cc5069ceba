package dev.verve.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.verve.server.ServerOptions;
import dev.verve.server.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The vendors' clients for Node, as npm has them today, pointed here by changing the host; then
 * everything is read back through the API.
 */
class NodeSdkTest {
  private static final Path CLIENTS = Path.of("target", "node-sdks").toAbsolutePath();
  private static final String MODEL =
      "name: sdk\nactions: {login: 1}\nscale: {method: cap, at: 20}\naccounts: {rollup: mean}\n";

  @TempDir Path folder;

  @Test
  void everythingArrivesAsItWasMeant() throws IOException, InterruptedException {
    assumeTrue(
        install(), "npm is missing or cannot reach a registry, so Node's clients are not tried");
    Files.writeString(folder.resolve("model.yaml"), MODEL);
    try (TestServer server =
        TestServer.fresh(ServerOptions.in(folder).withPort(0).withRequestsPerSecond(5_000))) {
      Path script = CLIENTS.resolve("sdks.mjs");
      try (InputStream text = NodeSdkTest.class.getResourceAsStream("sdks.mjs")) {
        Files.write(script, Objects.requireNonNull(text).readAllBytes());
      }
      run("node", script.toString(), server.address(), server.writeKey);
      until(server, "/api/v1/scores/s1", 13);
      until(server, "/api/v1/scores/p1", 4);
      assertThat(server.json("/api/v1/scores/s1").get("account").asText()).isEqualTo("a1");
      assertThat(server.json("/api/v1/scores/device-1").get("raw").asDouble()).isEqualTo(13);
      assertThat(server.json("/api/v1/scores/old-s2").get("raw").asDouble()).isEqualTo(1);
      assertThat(server.json("/api/v1/scores/s2").get("raw").asDouble()).isEqualTo(1);
      assertThat(server.json("/api/v1/scores/p2").get("raw").asDouble()).isEqualTo(1);
      assertThat(server.json("/api/v1/accounts/a1").get("users").asInt()).isEqualTo(1);
      assertThat(server.json("/api/v1/scores?segment=plan=pro").get("scores")).hasSize(1);
      assertThat(server.json("/api/v1/accounts?segment=industry=tools").get("accounts")).hasSize(1);
      assertThat(sql(server, "select count(*) from event where user_id = 's1'")).isEqualTo(13);
      assertThat(sql(server, "select count(distinct message_id) from event where event = 'login'"))
          .isEqualTo(sql(server, "select count(*) from event where event = 'login'"));
      assertThat(server.json("/api/v1/rejects").get("rejects")).isEmpty();
    }
  }

  private static long sql(TestServer server, String sql) {
    return TestServer.json(
            server.send(
                server
                    .api("/api/v1/sql")
                    .POST(BodyPublishers.ofString("{\"sql\":\"" + sql + "\"}"))))
        .at("/rows/0/0")
        .asLong();
  }

  private static boolean install() throws InterruptedException {
    try {
      if (Files.isDirectory(CLIENTS.resolve("node_modules/posthog-node"))) {
        return true;
      }
      Files.createDirectories(CLIENTS);
      run(
          "npm",
          "install",
          "--no-audit",
          "--no-fund",
          "--no-package-lock",
          "--prefix",
          CLIENTS.toString(),
          "@segment/analytics-node",
          "posthog-node");
      return true;
    } catch (IOException | IllegalStateException e) {
      return false;
    }
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(List.of(command))
            .directory(CLIENTS.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new IllegalStateException(command[0] + " failed: " + said);
    }
  }

  private static void until(TestServer server, String path, double raw) {
    server.until(path, body -> body.path("raw").asDouble(-1) == raw);
  }
}
