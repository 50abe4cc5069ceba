package dev.verve.cli;

import dev.verve.problem.UserError;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Answers agents: the Model Context Protocol over standard input and output. */
@Command(
    name = "mcp",
    mixinStandardHelpOptions = true,
    description = {
      "Answers agents by the Model Context Protocol.",
      "It speaks on standard input and output until the input ends. Its tools read and change",
      "nothing: scores, explain, diagnose, metrics, evidence, impact."
    },
    footer = {
      "",
      "Examples:",
      "  verve mcp --url http://127.0.0.1:8642 --token TOKEN",
      "  verve mcp --data ./data"
    })
final class McpCommand implements Callable<Integer> {
  private static final String INSTRUCTIONS =
      "Verve scores how engaged users and accounts are. Scores are 0 to 100 as of a date, and the"
          + " points of all actions sum to them. A null is an unknown number: the reason stands in"
          + " warnings, and no number may be put in its place.";

  private final Console console;

  @Mixin private StoreAccess access = new StoreAccess();

  McpCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    // Standard output belongs to the protocol: whatever a library prints goes to the other stream.
    System.setOut(System.err);
    try (McpAnswers answers = McpAnswers.of(access)) {
      EndingInput input = new EndingInput(console.in());
      McpSyncServer server = server(answers, input);
      input.awaitEnd();
      server.closeGracefully();
    }
    return 0;
  }

  private McpSyncServer server(McpAnswers answers, EndingInput input) {
    McpServer.SyncSpecification<?> specification =
        McpServer.sync(
                new StdioServerTransportProvider(
                    McpJsonDefaults.getMapper(), input, console.bytes()))
            .serverInfo("verve", new Version().getVersion()[0])
            .instructions(INSTRUCTIONS)
            .capabilities(ServerCapabilities.builder().tools(false).build())
            .validateToolInputs(false)
            .jsonSchemaValidator(new ServerValidates());
    for (McpTool tool : McpTool.all()) {
      specification =
          specification.toolCall(
              described(tool), (exchange, request) -> answer(answers, tool, request));
    }
    return specification.build();
  }

  private static Tool described(McpTool tool) {
    return Tool.builder(tool.name(), tool.schema())
        .description(tool.description())
        .annotations(
            ToolAnnotations.builder()
                .readOnlyHint(true)
                .destructiveHint(false)
                .idempotentHint(true)
                .openWorldHint(false)
                .build())
        .build();
  }

  private static CallToolResult answer(McpAnswers answers, McpTool tool, CallToolRequest request) {
    Map<String, Object> arguments = request.arguments() == null ? Map.of() : request.arguments();
    try {
      return CallToolResult.builder()
          .addTextContent(tool.ask(answers, arguments).toString())
          .isError(false)
          .build();
    } catch (UserError e) {
      return CallToolResult.builder()
          .addTextContent(String.valueOf(e.getMessage()))
          .isError(true)
          .build();
    }
  }

  /** The server checks what it is asked, and says all that is wrong. */
  private static final class ServerValidates implements JsonSchemaValidator {
    @Override
    public ValidationResponse validate(Map<String, Object> schema, Object content) {
      return ValidationResponse.asValid(null);
    }
  }
}
