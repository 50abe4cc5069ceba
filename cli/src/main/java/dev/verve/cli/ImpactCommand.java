package dev.verve.cli;

import dev.verve.answer.ImpactFields;
import dev.verve.insight.impact.Goal;
import dev.verve.insight.impact.Impact;
import dev.verve.problem.Place;
import dev.verve.problem.Problems;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Judges whether something that was shipped worked. */
@Command(
    name = "impact",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Judges whether something that was shipped worked.",
      "Or what a trial could show.",
      "An intervention on events (--intervention), an experiment (--table), units over time",
      "(--panel), or before it is started (--plan on events or a table)."
    },
    footer = {
      "",
      "Examples:",
      "  verve impact events.csv --model b2b.yaml --intervention invite-nudge.yaml",
      "  verve impact events.csv --model b2b.yaml --plan --size 1200 --days 14",
      "  verve impact --table experiment.csv --group version --metric retention_7 --control"
          + " gate_30",
      "  verve impact --table experiment.csv --group arm --metric score --before score_before",
      "  verve impact --panel weeks.csv --unit account --period week --treated nudged \\",
      "      --metric score --start 2026-03-02 --selected-in 2026-02-23",
      "  verve impact --plan --table users.csv --metric score --before score_before --size 1200",
      "",
      "Verdicts: VERIFIED, NEGATIVE, NO_EVIDENCE, INVALID, INSUFFICIENT. The last three are"
          + " answers",
      "too: they are never dressed up as a number."
    })
final class ImpactCommand extends AnswerCommand {
  @Parameters(
      paramLabel = "EVENTS",
      description = "With --model: files, globs, folders, '-' for standard input, or git:PATH.")
  private List<String> events = List.of();

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
  @Mixin private InterventionOptions intervention = new InterventionOptions();

  ImpactCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() {
    requireOneSource();
    if (intervention.asksForAnArm()) {
      return say(intervention.arm());
    }
    if (!events.isEmpty()) {
      return say(
          plan
              ? intervention.planned(console(), events, planned, metrics)
              : intervention.judged(console(), events));
    }
    return panel == null ? ofTable(Objects.requireNonNull(table)) : ofPanel(panel);
  }

  private int ofPanel(String file) {
    units.requireComplete(metrics);
    try (GivenTable job = GivenTable.open(console(), file)) {
      return say(units.judge(job, metrics, goal));
    }
  }

  private int ofTable(String file) {
    if (!plan) {
      trial.requireComplete(metrics);
    }
    try (GivenTable job = GivenTable.open(console(), file)) {
      if (plan) {
        PlanAnswer answer = planned.answer(job, metrics);
        return answer(answer::write, answer.lines(), answer.warnings());
      }
      return say(trial.judge(job, metrics, goal));
    }
  }

  private void requireOneSource() {
    Problems problems = new Problems();
    long sources =
        Stream.of(table, panel, events.isEmpty() ? null : events).filter(Objects::nonNull).count();
    if (sources != (intervention.asksForAnArm() ? 0 : 1)) {
      problems.add(
          Place.option(sources == 0 ? "impact" : panel == null ? "--table" : "--panel"),
          sources == 0 ? "there is nothing to judge" : "stands beside another source",
          "Give one of EVENTS with --model, --table FILE (one row a user) and --panel FILE (one row"
              + " a unit and period).");
    }
    intervention.check(problems, events, plan);
    problems.refuseIfAny();
  }

  private int say(InterventionOptions.Said said) {
    return answer(document(said.fields()), said.lines(), said.notes());
  }

  private int say(Impact impact) {
    return answer(
        document(fields -> ImpactFields.write(fields, impact)),
        ImpactText.lines(impact),
        impact.warnings());
  }
}
