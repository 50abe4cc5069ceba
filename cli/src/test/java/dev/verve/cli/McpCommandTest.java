package dev.verve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.verve.problem.UserError;
import dev.verve.server.store.Credential;
import dev.verve.server.store.Credentials;
import dev.verve.server.store.Role;
import dev.verve.server.store.Store;
import dev.verve.server.store.StoreOptions;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The protocol's own client speaks to the command as a process. */
class McpCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void agentsAskAndChangeNothing() throws IOException, InterruptedException {
    Path data = folder.resolve("data");
    Files.createDirectories(data);
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    Files.writeString(
        data.resolve("model.yaml"),
        """
        name: agents
        actions: {login: 1, invite: 5}
        scale: {method: cap, at: 10}
        outcome: {retained_within: 7d}
        """);
    StringBuilder events = new StringBuilder("user_id,event,timestamp\n");
    for (int day = 0; day < 40; day++) {
      for (int user = 0; user < 5; user++) {
        if (day % (user + 1) == 0) {
          events.append("u%d,login,%sT00:00:00Z\n".formatted(user, today.minusDays(day)));
        }
      }
    }
    Path file = Files.writeString(folder.resolve("events.csv"), events);
    assertThat(Run.of("import", file.toString(), "--data", data.toString()).status()).isZero();
    List<String> command =
        new ChildVerve(folder)
            .command("dev.verve.cli.Verve", List.of("mcp", "--data", data.toString()));
    StdioClientTransport transport =
        new StdioClientTransport(
            ServerParameters.builder(command.get(0))
                .args(command.subList(1, command.size()))
                .build(),
            McpJsonDefaults.getMapper());
    try (McpSyncClient client =
        McpClient.sync(transport)
            .initializationTimeout(Duration.ofMinutes(1))
            .requestTimeout(Duration.ofMinutes(1))
            .jsonSchemaValidator(new Trusting())
            .build()) {
      assertThat(client.initialize().serverInfo().name()).isEqualTo("verve");
      List<Tool> tools = client.listTools().tools();
      assertThat(tools)
          .extracting(Tool::name)
          .containsExactlyInAnyOrder(
              "list_scores", "explain", "diagnose", "metrics", "evidence", "impact");
      assertThat(tools).allMatch(tool -> tool.annotations().readOnlyHint());
      JsonNode scores = scores(client);
      assertThat(scores.at("/scores/0/id").asText()).isEqualTo("u0");
      assertThat(scores.get("scores")).hasSize(2);
      JsonNode explained = ask(client, "explain", Map.of("id", "u1"));
      assertThat(explained.path("score").asDouble())
          .isEqualTo(scores.at("/scores/1/score").asDouble());
      assertThat(ask(client, "metrics", Map.of()).path("metrics").size()).isGreaterThan(10);
      assertThat(ask(client, "evidence", Map.of()).path("verdict").asText()).isNotEmpty();
      assertThat(ask(client, "impact", Map.of()).path("summary").asText())
          .isEqualTo("Nothing was registered yet.");
      assertThat(ask(client, "diagnose", Map.of()).has("delta")).isTrue();
      CallToolResult wrong = client.callTool(request("explain", Map.of("id", "who")));
      assertThat(wrong.isError()).isTrue();
      assertThat(text(wrong)).contains("nobody is known as who");
    }
    assertThat(tokensLeft(data)).as("the token of the command is revoked").isEmpty();
  }

  /** The names of the viewers' tokens in a folder, as soon as nobody uses it any more. */
  private static List<String> tokensLeft(Path data) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (true) {
      try (Store store = Store.open(StoreOptions.in(data))) {
        return Credentials.of(store).all().stream()
            .filter(held -> held.role() == Role.VIEWER)
            .map(Credential::name)
            .toList();
      } catch (UserError e) {
        assertThat(System.nanoTime()).as(e.getMessage()).isLessThan(end);
        Thread.sleep(20);
      }
    }
  }

  /** The first scores are there a moment after the start. */
  private static JsonNode scores(McpSyncClient client) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    CallToolResult found;
    do {
      found = client.callTool(request("list_scores", Map.of("limit", 2, "sort", "-score")));
      Thread.sleep(20);
    } while (found.isError() && System.nanoTime() < end);
    return json(found);
  }

  private static CallToolRequest request(String tool, Map<String, Object> arguments) {
    return CallToolRequest.builder(tool).arguments(arguments).build();
  }

  private static JsonNode ask(McpSyncClient client, String tool, Map<String, Object> arguments) {
    return json(client.callTool(request(tool, arguments)));
  }

  private static JsonNode json(CallToolResult result) {
    assertThat(result.isError()).as(text(result)).isFalse();
    try {
      return JSON.readTree(text(result));
    } catch (IOException e) {
      throw new AssertionError(text(result), e);
    }
  }

  private static String text(CallToolResult result) {
    return ((TextContent) result.content().get(0)).text();
  }

  private static final class Trusting implements JsonSchemaValidator {
    @Override
    public ValidationResponse validate(Map<String, Object> schema, Object content) {
      return ValidationResponse.asValid(null);
    }
  }
}
