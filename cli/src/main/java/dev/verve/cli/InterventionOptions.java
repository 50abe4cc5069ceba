package dev.verve.cli;

import dev.verve.answer.Fields;
import dev.verve.answer.InterventionFields;
import dev.verve.insight.impact.Assignment;
import dev.verve.insight.intervention.Ground;
import dev.verve.insight.intervention.InterventionJudge;
import dev.verve.insight.intervention.Judgement;
import dev.verve.insight.intervention.PowerAnswer;
import dev.verve.model.Intervention;
import dev.verve.model.InterventionReader;
import dev.verve.problem.Place;
import dev.verve.problem.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** An intervention on events: judged, planned, or asked for the arm of an id. */
final class InterventionOptions {
  /** In files the ids of entities are those that people know. */
  private static final String IDS =
      "select distinct entity, cast(entity as varchar) as id from population";

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

  @Option(
      names = "--assignment",
      paramLabel = "ID",
      description = "With --intervention: tells the arm of an id, from its hash alone.")
  private @Nullable String assignment;

  @Mixin private EventOptions reading = new EventOptions();

  /**
   * What is said: lines for people, fields for machines, and notes.
   *
   * @param fields for machines, the notes among them
   */
  record Said(List<String> lines, Consumer<Fields> fields, List<String> notes) {}

  boolean asksForAnArm() {
    return assignment != null;
  }

  void check(Problems problems, List<String> events, boolean plan) {
    boolean needed = !events.isEmpty() || assignment != null;
    if (needed && model == null) {
      problems.add(
          Place.option("--model"), "this option is missing", "Name it: `--model b2b.yaml`.");
    }
    if (events.isEmpty() && reading.namesUsers()) {
      problems.add(
          Place.option("--users"),
          "is a file of users beside events",
          "The number of users of a plan is `--size 1200`.");
    }
    if (needed && (intervention == null) != plan) {
      problems.add(
          Place.option("--intervention"),
          plan ? "stands beside --plan" : "this option is missing",
          "Give `--intervention FILE` to judge it, or `--plan` to see what one could show.");
    }
  }

  /** The arm of the id; nothing else is read. */
  Said arm() {
    Intervention asked = plan(ModelFile.read(Objects.requireNonNull(model)));
    String id = Objects.requireNonNull(assignment);
    String arm = new Assignment(asked.name(), asked.shares()).arm(id);
    return new Said(
        List.of(id + ": " + arm),
        fields -> fields.text("intervention", asked.name()).text("id", id).text("arm", arm),
        List.of());
  }

  /** Judges the intervention. */
  Said judged(Console console, List<String> events) {
    ModelFile file = ModelFile.read(Objects.requireNonNull(model));
    Intervention asked = plan(file);
    try (Job job = Job.openWhole(console, file, events, reading)) {
      Judgement found = new InterventionJudge(ground(job)).judge(asked);
      Judgement told =
          new Judgement(asked, found.impact().withWarnings(job.warnings()), found.course());
      return new Said(
          ImpactText.lines(told.impact()),
          fields -> {
            InterventionFields.plan(fields, asked);
            InterventionFields.judgement(fields, told);
          },
          told.impact().warnings());
    }
  }

  /** Tells what one could show. */
  Said planned(Console console, List<String> events, PlanOptions question, MetricOptions metrics) {
    ModelFile file = ModelFile.read(Objects.requireNonNull(model));
    try (Job job = Job.openWhole(console, file, events, reading)) {
      PowerAnswer answer = question.answer(ground(job), metrics);
      List<String> lines = new ArrayList<>();
      answer.horizons().forEach(horizon -> lines.add(answer.sentence(horizon)));
      return new Said(lines, fields -> InterventionFields.power(fields, answer), job.warnings());
    }
  }

  private Intervention plan(ModelFile file) {
    String path = Objects.requireNonNull(intervention);
    return InterventionReader.read(path, ModelFile.text(Path.of(path)), file.model());
  }

  private static Ground ground(Job job) {
    return new Ground(job.engine(), job.bound(), job.span(), job::run, IDS, job.span().last());
  }
}
