package dev.verve.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.verve.server.ServerOptions;
import dev.verve.server.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every snippet of the API's page runs, in its order, against one server. */
class HttpApiDocTest {
  private static final Pattern SNIPPET = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void everySnippetRuns() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "curl is missing");
    Path root = Path.of(System.getProperty("verve.root", ".."));
    String page = Files.readString(root.resolve("docs/http-api.md"));
    List<String> snippets = SNIPPET.matcher(page).results().map(found -> found.group(1)).toList();
    assertThat(snippets).hasSizeGreaterThan(5);
    Files.writeString(
        folder.resolve("model.yaml"),
        "name: docs\nactions: {login: 1}\nscale: {method: cap, at: 5}\naccounts: {rollup: mean}\n");
    try (TestServer server = TestServer.fresh(ServerOptions.in(folder).withPort(0))) {
      for (String snippet : snippets) {
        run(server, snippet);
        settle(server);
      }
    }
  }

  private static void run(TestServer server, String snippet)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-e", "-c", snippet).redirectErrorStream(true);
    builder.environment().put("VERVE", server.address());
    builder.environment().put("KEY", server.writeKey);
    builder.environment().put("TOKEN", server.adminToken);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(snippet + said).isZero();
  }

  /** The score of what the first snippet sent is there when the next ones ask for it. */
  private static void settle(TestServer server) throws InterruptedException {
    Instant end = Instant.now().plus(Duration.ofMinutes(2));
    while (server.get("/api/v1/distribution").statusCode() != 200
        || (server.json("/api/v1/distribution").get("population").asInt() == 0
            && server.get("/api/v1/users/u42/erasure").statusCode() == 404)) {
      assertThat(Instant.now()).isBefore(end);
      Thread.sleep(20);
    }
  }
}
