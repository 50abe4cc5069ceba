package dev.verve.cli;

import dev.verve.insight.impact.Goal;
import dev.verve.insight.impact.Impact;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Judges whether something that was shipped worked. */
@Command(
    name = "impact",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Judges whether something that was shipped worked.",
      "Or what a trial could show.",
      "From an experiment (--table), from units over time (--panel), or before it is started",
      "(--table with --plan)."
    },
    footer = {
      "",
      "Examples:",
      "  verve impact --table experiment.csv --group version --metric retention_7 --control gate_30",
      "  verve impact --table experiment.csv --group arm --metric score --before score_before",
      "  verve impact --panel weeks.csv --unit account --period week --treated nudged \\",
      "      --metric score --start 2026-03-02 --selected-in 2026-02-23",
      "  verve impact --plan --table users.csv --metric score --before score_before --users 1200",
      "",
      "Verdicts: VERIFIED, NEGATIVE, NO_EVIDENCE, INVALID, INSUFFICIENT. The last three are answers",
      "too: they are never dressed up as a number."
    })
final class ImpactCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--table", paramLabel = "FILE", description = "One row a user.")
  private @Nullable String table;

  @Option(names = "--panel", paramLabel = "FILE", description = "One row a unit and period.")
  private @Nullable String panel;

  @Option(names = "--plan", description = "Tells what an experiment on these users could show.")
  private boolean plan;

  @Option(
      names = "--goal",
      paramLabel = "WAY",
      defaultValue = "higher",
      description = "Which way is better: higher or lower. Default: ${DEFAULT-VALUE}.")
  private Goal goal = Goal.HIGHER;

  @Mixin private MetricOptions metrics = new MetricOptions();
  @Mixin private TrialOptions trial = new TrialOptions();
  @Mixin private PanelOptions units = new PanelOptions();
  @Mixin private PlanOptions planned = new PlanOptions();

  @Option(names = "--json", description = "Answers in JSON.")
  private boolean json;

  ImpactCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if ((table == null) == (panel == null)) {
      throw UserError.of(
          Place.option(table == null ? "impact" : "--panel"),
          table == null ? "there is nothing to judge" : "stands beside --table",
          "Give one of --table FILE (one row a user) and --panel FILE (one row a unit and period).");
    }
    if (panel != null) {
      units.requireComplete(metrics);
      try (GivenTable job = GivenTable.open(console, panel)) {
        show(units.judge(job, metrics, goal));
      }
    } else if (table != null && plan) {
      try (GivenTable job = GivenTable.open(console, table)) {
        show(planned.answer(job, metrics));
      }
    } else if (table != null) {
      trial.requireComplete(metrics);
      try (GivenTable job = GivenTable.open(console, table)) {
        show(trial.judge(job, metrics, goal));
      }
    }
    console.flush();
    return 0;
  }

  private void show(Impact impact) {
    console.step("");
    if (json) {
      document(document -> ImpactJson.write(document, impact));
    } else {
      ImpactText.lines(impact).forEach(console.out()::println);
      console.out().flush();
      impact.warnings().forEach(warning -> console.notice("note: " + warning));
    }
  }

  private void show(PlanAnswer answer) {
    console.step("");
    if (json) {
      document(answer::write);
    } else {
      answer.lines().forEach(console.out()::println);
      console.out().flush();
      answer.warnings().forEach(warning -> console.notice("note: " + warning));
    }
  }

  private void document(Json.Body body) {
    console.out().flush();
    try (Json document = Json.to(console.bytes())) {
      document.object(body);
    }
  }
}
