package dev.verve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.verve.server.api.SqlConsole;
import dev.verve.server.store.Store;
import dev.verve.server.web.JsonText;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks a store in SQL. */
@Command(
    name = "sql",
    mixinStandardHelpOptions = true,
    description = {
      "Runs one select over the views of a store.",
      "They are event, activity, score, score_history, account_score, account_history, metric and",
      "movement. It can change nothing and read no files."
    },
    footer = {
      "",
      "Example:",
      "  verve sql \"select band, count(*) from score group by band\" --data ./data"
    })
final class SqlCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "SELECT", description = "The query.")
  private String sql = "";

  @Mixin private StoreAccess access = new StoreAccess();

  @Option(names = "--json", description = "Answers in JSON.")
  private boolean json;

  SqlCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    JsonNode answer = ask();
    if (json) {
      console.out().println(answer);
    } else {
      Table table = new Table();
      for (int i = 0; i < answer.path("columns").size(); i++) {
        String head = answer.path("columns").get(i).asText();
        table = answer.at("/rows/0/" + i).isNumber() ? table.number(head) : table.text(head);
      }
      for (JsonNode row : answer.path("rows")) {
        String[] values = new String[row.size()];
        for (int i = 0; i < values.length; i++) {
          values[i] = row.get(i).isNull() ? "" : row.get(i).asText();
        }
        table.row(values);
      }
      table.lines().forEach(console.out()::println);
    }
    console.flush();
    return 0;
  }

  private JsonNode ask() {
    Optional<Remote> remote = access.remote();
    if (remote.isPresent()) {
      return remote.get().json("POST", "/api/v1/sql", JsonText.of(Map.of("sql", sql)));
    }
    try (Store store = access.open()) {
      return JsonText.MAPPER.valueToTree(new SqlConsole(store).run(sql));
    }
  }
}
