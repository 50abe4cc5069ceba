package dev.verve.cli;

import dev.verve.answer.Fields;
import dev.verve.answer.ImpactFields;
import dev.verve.answer.InterventionFields;
import dev.verve.insight.impact.Goal;
import dev.verve.insight.impact.Impact;
import dev.verve.insight.intervention.Ground;
import dev.verve.insight.intervention.InterventionJudge;
import dev.verve.insight.intervention.Judgement;
import dev.verve.insight.intervention.PowerAnswer;
import dev.verve.model.Intervention;
import dev.verve.model.InterventionReader;
import dev.verve.problem.Place;
import dev.verve.problem.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
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
      "  verve impact --table experiment.csv --group version --metric retention_7 --control gate_30",
      "  verve impact --table experiment.csv --group arm --metric score --before score_before",
      "  verve impact --panel weeks.csv --unit account --period week --treated nudged \\",
      "      --metric score --start 2026-03-02 --selected-in 2026-02-23",
      "  verve impact --plan --table users.csv --metric score --before score_before --size 1200",
      "",
      "Verdicts: VERIFIED, NEGATIVE, NO_EVIDENCE, INVALID, INSUFFICIENT. The last three are answers",
      "too: they are never dressed up as a number."
    })
final class ImpactCommand implements Callable<Integer> {
  /** In files the ids of entities are those that people know. */
  private static final String IDS =
      "select distinct entity, cast(entity as varchar) as id from population";

  private final Console console;

  @Parameters(
      paramLabel = "EVENTS",
      description = "With --model: files, globs, folders, '-' for standard input, or git:PATH.")
  private List<String> events = List.of();

  @Option(
      names = {"-m", "--model"},
      paramLabel = "FILE",
      description = "With events: the score model.")
  private @Nullable String model;

  @Option(
      names = "--intervention",
      paramLabel = "FILE",
      description = "With events: what was done, for whom, when, and how it is judged.")
  private @Nullable String intervention;

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

  @Mixin private EventOptions reading = new EventOptions();

  @Option(names = "--json", description = "Answers in JSON.")
  private boolean json;

  ImpactCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    requireOneSource();
    if (!events.isEmpty()) {
      onEvents();
    } else if (panel != null) {
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

  private void requireOneSource() {
    Problems problems = new Problems();
    long sources =
        (table == null ? 0 : 1) + (panel == null ? 0 : 1) + (events.isEmpty() ? 0 : 1);
    if (sources != 1) {
      problems.add(
          Place.option(sources == 0 ? "impact" : panel == null ? "--table" : "--panel"),
          sources == 0 ? "there is nothing to judge" : "stands beside another source",
          "Give one of EVENTS with --model, --table FILE (one row a user) and --panel FILE (one row a unit and period).");
    }
    if (!events.isEmpty() && model == null) {
      problems.add(
          Place.option("--model"), "this option is missing", "Name it: `--model b2b.yaml`.");
    }
    if (events.isEmpty() && reading.namesUsers()) {
      problems.add(
          Place.option("--users"),
          "is a file of users beside events",
          "The number of users of a plan is `--size 1200`.");
    }
    if (!events.isEmpty() && (intervention == null) != plan) {
      problems.add(
          Place.option("--intervention"),
          plan ? "stands beside --plan" : "this option is missing",
          "Give `--intervention FILE` to judge it, or `--plan` to see what one could show.");
    }
    problems.refuseIfAny();
  }

  private void onEvents() {
    ModelFile file = ModelFile.read(Objects.requireNonNull(model));
    Optional<Intervention> planned =
        Optional.ofNullable(intervention)
            .map(path -> InterventionReader.read(path, ModelFile.text(Path.of(path)), file.model()));
    try (Job job = Job.openWhole(console, file, events, reading)) {
      Ground ground =
          new Ground(job.engine(), job.bound(), job.span(), job::run, IDS, job.span().last());
      if (planned.isPresent()) {
        show(job, new InterventionJudge(ground).judge(planned.get()));
      } else {
        show(job, this.planned.answer(ground, metrics));
      }
    }
  }

  private void show(Job job, Judgement judgement) {
    console.step("");
    if (json) {
      document(
          to ->
              to.fields(
                  Fields.of(
                      fields -> {
                        InterventionFields.plan(fields, judgement.intervention());
                        InterventionFields.judgement(fields, judgement);
                      })));
    } else {
      ImpactText.lines(judgement.impact()).forEach(console.out()::println);
      console.out().flush();
      judgement.impact().warnings().forEach(warning -> console.notice("note: " + warning));
      job.warnings().forEach(warning -> console.notice("note: " + warning));
    }
  }

  private void show(Job job, PowerAnswer answer) {
    console.step("");
    if (json) {
      document(to -> to.fields(Fields.of(fields -> InterventionFields.power(fields, answer))));
    } else {
      answer.horizons().forEach(horizon -> console.out().println(answer.sentence(horizon)));
      console.out().flush();
      job.warnings().forEach(warning -> console.notice("note: " + warning));
    }
  }

  private void show(Impact impact) {
    console.step("");
    if (json) {
      document(document -> document.fields(Fields.of(all -> ImpactFields.write(all, impact))));
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
