package dev.verve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.verve.alert.AlertPlan;
import dev.verve.answer.Fields;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.server.act.alert.AlertPlans;
import dev.verve.server.act.alert.Simulation;
import dev.verve.server.store.Store;
import dev.verve.server.web.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What rules would have raised over the kept scores. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "What rules would have raised over the kept scores.",
      "Nothing is kept and nobody is told."
    },
    footer = {"", "Example:", "  verve alerts simulate alerts.yaml --data ./data --days 90"})
final class AlertsSimulateCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "The rules. Default: those that hold on the server.")
  private @Nullable Path file;

  @Mixin private StoreAccess access = new StoreAccess();

  @Option(names = "--days", paramLabel = "N", description = "The last closed days. Default: 90.")
  private int days = 90;

  @Option(names = "--json", description = "Answers in JSON.")
  private boolean json;

  AlertsSimulateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (days < 1 || days > 365) {
      throw UserError.of(Place.option("--days"), "must be from 1 to 365, was " + days, "");
    }
    JsonNode answer = ask();
    if (json) {
      console.out().println(answer);
    } else {
      print(answer);
    }
    console.flush();
    return 0;
  }

  private JsonNode ask() {
    Path given = file;
    String text = given == null ? "" : read(given);
    Optional<Remote> remote = access.remote();
    if (remote.isPresent()) {
      return remote.get().json("POST", "/api/v1/alerts/simulate?days=" + days, text);
    }
    try (Store store = access.open()) {
      AlertPlans plans = new AlertPlans(store);
      AlertPlan plan = text.isBlank() ? plans.current() : plans.check(text);
      return JsonText.MAPPER.valueToTree(
          Fields.of(fields -> new Simulation(store).run(plan, days).write(fields)));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw UserError.of(
          Place.file(file.toString()), "the rules cannot be read", "Give a readable file.");
    }
  }

  private void print(JsonNode answer) {
    console
        .out()
        .printf(
            "From %s to %s these rules would have raised %s alerts.%n%n",
            answer.path("from").asText(),
            answer.path("to").asText(),
            answer.path("alerts").asText());
    Table table = new Table().text("rule").number("alerts").number("of").text("the last one");
    for (JsonNode rule : answer.path("rules")) {
      JsonNode examples = rule.path("examples");
      table.row(
          rule.path("rule").asText(),
          rule.path("alerts").asText(),
          rule.path("subjects").asText(),
          examples.path(examples.size() - 1).asText(""));
    }
    table.lines().forEach(console.out()::println);
  }
}
