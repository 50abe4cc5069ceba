package dev.verve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.verve.server.act.ActOptions;
import dev.verve.server.act.Acting;
import dev.verve.server.act.destination.Sync;
import dev.verve.server.act.destination.Vault;
import dev.verve.server.act.http.Outside.Reach;
import dev.verve.server.live.Scorer;
import dev.verve.server.store.Store;
import dev.verve.server.web.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Delivers what changed to all destinations, once. */
@Command(
    name = "sync",
    mixinStandardHelpOptions = true,
    description = {
      "Delivers what changed to all destinations, once.",
      "Scores are brought up to date first, alerts that are due are told too. What fails is",
      "tried again in the next round; secrets open with VERVE_SECRET_KEY."
    },
    footer = {
      "",
      "Examples:",
      "  verve sync --data ./data",
      "  verve sync --url http://127.0.0.1:8642 --token TOKEN"
    })
final class SyncCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private StoreAccess access = new StoreAccess();

  @Option(
      names = "--allow-private",
      description = "With --data: lets requests go to private addresses.")
  private boolean allowPrivate;

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description = "With --data: where people reach the dashboard, for links.")
  private @Nullable String address;

  @Option(names = "--json", description = "Answers in JSON.")
  private boolean json;

  SyncCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    JsonNode answer = ask();
    if (json) {
      console.out().println(answer);
    } else {
      print(answer.path("destinations"));
    }
    console.flush();
    return 0;
  }

  private JsonNode ask() {
    Optional<Remote> remote = access.remote();
    if (remote.isPresent()) {
      return remote.get().json("POST", "/api/v1/destinations/sync", "");
    }
    try (Store store = access.open();
        Scorer scorer = new Scorer(store);
        Acting acting = new Acting(store, scorer, options(System.getenv()))) {
      console.step("Delivering");
      List<Sync.Went> round = acting.sync();
      console.step("");
      return JsonText.MAPPER.valueToTree(Map.of("destinations", fields(round)));
    }
  }

  private ActOptions options(Map<String, String> environment) {
    ActOptions options =
        ActOptions.defaults().withReach(allowPrivate ? Reach.ANYWHERE : Reach.PUBLIC);
    String url = address;
    options = url == null ? options : options.withAddress(url);
    String key = environment.get(Vault.VARIABLE);
    return key == null ? options : options.withSecretKey(key);
  }

  private static List<Object> fields(List<Sync.Went> round) {
    List<Object> all = new ArrayList<>();
    for (Sync.Went it : round) {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      fields.put("name", it.destination());
      fields.put("sent", it.sent());
      fields.put("dead", it.dead());
      fields.put("waiting", it.waiting());
      fields.put("problem", it.problem().orElse(null));
      all.add(fields);
    }
    return all;
  }

  private void print(JsonNode destinations) {
    if (destinations.isEmpty()) {
      console.out().println("There are no destinations yet; make one under Destinations.");
      return;
    }
    Table table =
        new Table()
            .text("destination")
            .number("sent")
            .number("given up")
            .number("waiting")
            .text("");
    for (JsonNode it : destinations) {
      table.row(
          it.path("name").asText(),
          it.path("sent").asText(),
          it.path("dead").asText(),
          it.path("waiting").asText(),
          it.path("problem").isNull() ? "" : it.path("problem").asText());
    }
    table.lines().forEach(console.out()::println);
  }
}
