package dev.verve.cli;

import dev.verve.duckdb.source.OutcomeTable;
import dev.verve.insight.evidence.Drift;
import dev.verve.insight.evidence.ModelDrift;
import dev.verve.insight.evidence.OutcomeLog;
import dev.verve.model.Outcome;
import dev.verve.problem.Place;
import dev.verve.problem.Problems;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says whether the distribution of a score has shifted. */
@Command(
    name = "drift",
    mixinStandardHelpOptions = true,
    description = {
      "Says whether a score has shifted since a baseline.",
      "By the population stability index on the baseline's deciles, beside what chance alone would",
      "give. With a model and events, also whether each action still predicts the model's outcome",
      "as it did."
    },
    footer = {
      "",
      "Example:",
      "  verve drift --baseline january.csv --current june.csv --score health",
      "  verve drift events.csv --model b2b.yaml --from 2026-01-31 --to 2026-06-30"
    })
final class DriftCommand extends AnswerCommand {
  private static final String EXAMPLE =
      "Write `verve drift --baseline january.csv --current june.csv --score health`.";

  @Mixin private ModelOnEvents model = new ModelOnEvents();

  @Option(names = "--from", paramLabel = "DATE", description = "With a model: the earlier date.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "DATE", description = "With a model: the later date.")
  private @Nullable String to;

  @Option(
      names = "--outcome",
      paramLabel = "NAME",
      description = "With a model: one of its outcomes. Default: the first.")
  private @Nullable String outcome;

  @Option(names = "--baseline", paramLabel = "FILE", description = "The scores of then.")
  private @Nullable String baseline;

  @Option(names = "--current", paramLabel = "FILE", description = "The scores of now.")
  private @Nullable String current;

  @Option(names = "--score", paramLabel = "COLUMN", description = "The score, in both files.")
  private @Nullable String score;

  DriftCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() {
    String modelFile = model.model();
    if (modelFile != null) {
      return onEvents(modelFile);
    }
    Map<String, @Nullable String> needed = new LinkedHashMap<>();
    needed.put("--baseline", baseline);
    needed.put("--current", current);
    needed.put("--score", score);
    require(needed, EXAMPLE);
    try (TableJob job = TableJob.open(console())) {
      Problems problems = new Problems();
      List<String> warnings = new ArrayList<>();
      double[] then = scores(job, Objects.requireNonNull(baseline), "baseline", problems, warnings);
      double[] now = scores(job, Objects.requireNonNull(current), "current", problems, warnings);
      problems.refuseIfAny();
      Drift drift = Drift.of(then, now);
      warnings.addAll(drift.warnings());
      return answer(
          json -> {
            DriftAnswer.write(json, drift);
            json.texts("warnings", warnings);
            json.text("verdict", drift.verdict());
          },
          DriftAnswer.lines(drift),
          warnings);
    }
  }

  private int onEvents(String modelFile) {
    model.requireEvents(baseline);
    Map<String, @Nullable String> needed = new LinkedHashMap<>();
    needed.put("--from", from);
    needed.put("--to", to);
    require(
        needed, "Write `verve drift events.csv --model m.yaml --from 2026-01-31 --to 2026-06-30`.");
    LocalDate earlier = Job.date("--from", Objects.requireNonNull(from));
    LocalDate later = Job.date("--to", Objects.requireNonNull(to));
    DatePair.requireOrder(earlier, later);
    ModelFile read = ModelFile.read(modelFile);
    Optional<Outcome> predicted =
        outcome == null && read.model().outcomes().isEmpty()
            ? Optional.empty()
            : Optional.of(ModelEvidence.outcome(read.model(), modelFile, outcome));
    try (Job job = model.open(console(), read)) {
      console().step("Comparing");
      ModelDrift drift =
          ModelDrift.of(
              job.engine(),
              job.bound(),
              job.span(),
              read.lock().orElse(null),
              List.of(earlier, later),
              predicted.map(it -> OutcomeLog.inEvents(it, job.span())));
      List<String> warnings = new ArrayList<>(job.warnings());
      warnings.addAll(drift.warnings());
      return answer(
          json -> {
            DriftAnswer.write(json, drift);
            json.texts("warnings", warnings);
            json.text("verdict", drift.verdict());
          },
          DriftAnswer.lines(drift),
          warnings);
    }
  }

  private double[] scores(
      TableJob job, String file, String relation, Problems problems, List<String> warnings) {
    OutcomeTable table = job.read(file, relation);
    Optional<double[]> found =
        table
            .find("--score", Objects.requireNonNull(score), problems)
            .map(column -> table.numbers("--score", column, problems));
    if (found.isEmpty() || !problems.isEmpty()) {
      return new double[0];
    }
    CompleteRows rows = CompleteRows.of(List.of(found.get()));
    rows.warning("a score in " + Place.file(file)).ifPresent(warnings::add);
    return rows.numbers(found.get());
  }
}
