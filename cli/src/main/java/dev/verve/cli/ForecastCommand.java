package dev.verve.cli;

import dev.verve.duckdb.Atomically;
import dev.verve.insight.evidence.Forecast;
import dev.verve.insight.evidence.OutcomeLog;
import dev.verve.model.Outcome;
import dev.verve.stats.Measured;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells the probability of an outcome beside each score. */
@Command(
    name = "forecast",
    mixinStandardHelpOptions = true,
    description = {
      "Tells the probability of the outcome for everybody.",
      "And how many to expect of each account; learned from what became of users of like scores.",
      "Refuses where the evidence does."
    },
    footer = {"", "Example:", "  verve forecast events.csv --model b2b.yaml -o probabilities.csv"})
final class ForecastCommand extends EventCommand {
  private static final int SHOWN = 10;

  @Option(
      names = "--outcome",
      paramLabel = "NAME",
      description = "One of the model's outcomes. Default: the first.")
  private @Nullable String outcome;

  @Option(
      names = "--outcomes",
      paramLabel = "FILE",
      description = "A table of an id and a date: when the outcome happened to whom.")
  private @Nullable String outcomes;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Writes everybody's probability as CSV.")
  private @Nullable Path output;

  ForecastCommand(Console console) {
    super(console);
  }

  @Override
  void answer(Job job) {
    Outcome predicted = ModelEvidence.outcome(job.model(), model(), outcome);
    OutcomeLog log = GivenOutcomes.log(job, console(), predicted, outcomes);
    Forecast forecast =
        Forecast.of(job.engine(), job.bound(), job.span(), job.file().lock().orElse(null), log);
    if (output != null && forecast.total().isPresent()) {
      Atomically.write(output, part -> csv(part, forecast.users()));
    }
    if (json()) {
      document(json -> write(json, forecast, job));
      return;
    }
    console().step("");
    lines(forecast).forEach(console().out()::println);
  }

  private static List<String> lines(Forecast forecast) {
    Table table = new Table().text("Account").number("users").number("expected").text("95 %");
    forecast.groups().stream()
        .limit(SHOWN)
        .forEach(
            it ->
                table.row(
                    it.name(),
                    Numbers.count(it.users()),
                    Numbers.points(it.expected().value()),
                    Numbers.amount(it.expected().low())
                        + " to "
                        + Numbers.amount(it.expected().high())));
    if (forecast.total().isEmpty()) {
      return List.of(forecast.verdict());
    }
    String method =
        "  Outcome: %s; %s curve, learned on %s, for scores of %s"
            .formatted(
                forecast.outcome().words(),
                forecast.method(),
                forecast.learnedOn(),
                forecast.asOf());
    return forecast.groups().isEmpty()
        ? List.of(forecast.verdict(), "", method)
        : List.of(forecast.verdict(), "", method, "", String.join("\n", table.lines()));
  }

  private static void csv(Path file, List<Forecast.User> users) throws IOException {
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      writer.write("id,account,score,probability\n");
      for (Forecast.User user : users) {
        String account = user.account();
        writer.write(
            String.format(
                Locale.ROOT,
                "%s,%s,%s,%.6f%n",
                quoted(user.id()),
                account == null ? "" : quoted(account),
                user.score(),
                user.probability()));
      }
    }
  }

  private static String quoted(String text) {
    return text.matches("(?s).*[\",\n\r].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
  }

  private static void write(Json json, Forecast forecast, Job job) {
    json.text("outcome", forecast.outcome().words());
    json.text("as_of", forecast.asOf());
    json.text("learned_on", forecast.learnedOn());
    json.text("method", forecast.total().isPresent() ? forecast.method() : null);
    json.object(
        "expected",
        fields -> {
          fields.number(
              "value", forecast.total().map(it -> it.expected().value()).orElse(Double.NaN));
          fields.number("low", forecast.total().map(it -> it.expected().low()).orElse(Double.NaN));
          fields.number(
              "high", forecast.total().map(it -> it.expected().high()).orElse(Double.NaN));
        });
    json.list(
        "accounts",
        list ->
            forecast
                .groups()
                .forEach(it -> list.object(fields -> group(fields, it, it.expected()))));
    json.list(
        "users",
        list ->
            forecast
                .users()
                .forEach(
                    it ->
                        list.object(
                            fields -> {
                              fields.text("id", it.id());
                              fields.number("score", it.score());
                              fields.number("probability", it.probability());
                            })));
    json.texts("warnings", warnings(forecast, job));
    json.text("verdict", forecast.verdict());
  }

  private static List<String> warnings(Forecast forecast, Job job) {
    if (forecast.total().isEmpty()) {
      job.warn("expected is unknown: " + forecast.verdict());
    }
    return job.warnings();
  }

  private static void group(Json json, Forecast.Group group, Measured expected) {
    json.text("id", group.name());
    json.count("users", group.users());
    json.number("expected", expected.value());
    json.number("low", expected.low());
    json.number("high", expected.high());
  }
}
