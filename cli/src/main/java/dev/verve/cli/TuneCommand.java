package dev.verve.cli;

import dev.verve.answer.Fields;
import dev.verve.answer.TuningFields;
import dev.verve.insight.evidence.ActionTable;
import dev.verve.insight.evidence.LearnedWeight;
import dev.verve.insight.evidence.ModelProposal;
import dev.verve.insight.evidence.ModelTuner;
import dev.verve.insight.evidence.ModelTuning;
import dev.verve.insight.evidence.OutcomeLog;
import dev.verve.insight.evidence.Tuner;
import dev.verve.insight.evidence.Tuning;
import dev.verve.model.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Proposes weights. */
@Command(
    name = "tune",
    mixinStandardHelpOptions = true,
    description = {
      "Proposes weights that predict an outcome.",
      "With intervals, against naive baselines.",
      "In a table every numeric column but the outcome is an action; columns that look like ids are",
      "left out and named."
    },
    footer = {
      "",
      "Example:",
      "  verve tune events.csv --model b2b.yaml",
      "  verve tune events.csv --model b2b.yaml --outcomes churned.csv --write",
      "  verve tune events.csv --model course.yaml --users students.csv --after 28d",
      "  verve tune --table customers.csv --outcome renewed --ignore seats --cluster account_id"
    })
final class TuneCommand extends EvidenceCommand {
  private static final String EXAMPLE =
      "Write `verve tune --table customers.csv --outcome renewed`.";

  @Parameters(
      paramLabel = "EVENTS",
      arity = "0..*",
      description = "Events to judge a model on: files, globs, folders or '-'.")
  private List<String> events = List.of();

  @Option(
      names = {"-m", "--model"},
      paramLabel = "FILE",
      description = "The score model, with an outcome; in place of a table.")
  private @Nullable String model;

  @Mixin private EventOptions options = new EventOptions();

  @Option(
      names = "--table",
      paramLabel = "FILE",
      description = "CSV, JSON or Parquet, one row a user.")
  private @Nullable String file;

  @Option(
      names = "--outcome",
      paramLabel = "COLUMN",
      description =
          "Whether the good thing happened afterwards: 0/1, true/false or yes/no; with a model, the"
              + " name of one of its outcomes.")
  private @Nullable String outcome;

  @Option(
      names = "--ignore",
      paramLabel = "COLUMN",
      split = ",",
      description = "A column that is no action. Repeatable.")
  private List<String> ignored = new ArrayList<>();

  @Option(
      names = "--cluster",
      paramLabel = "COLUMN",
      description = "What groups users that depend on each other, such as the account.")
  private @Nullable String cluster;

  @Mixin private CutOptions cuts = new CutOptions();

  @Option(
      names = "--write",
      description = "Writes the proposal into the model file; without it the diff is shown.")
  private boolean write;

  @Option(
      names = "--signed",
      description =
          "With a model: allows weights below zero, for actions that go with loss. Default: every"
              + " action adds.")
  private boolean signed;

  TuneCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() {
    if (model != null) {
      return onEvents(model);
    }
    Map<String, @Nullable String> needed = new LinkedHashMap<>();
    needed.put("--table", file);
    needed.put("--outcome", outcome);
    require(needed, EXAMPLE);
    try (TableJob job = TableJob.open(console())) {
      List<String> warnings = new ArrayList<>();
      ActionTable table =
          ActionColumns.read(
              job.read(Objects.requireNonNull(file), "input"),
              Objects.requireNonNull(outcome),
              ignored,
              cluster,
              warnings);
      console().step("Learning weights");
      Tuning tuning = Tuner.standard().tune(table);
      warnings.addAll(tuning.warnings());
      return answer(
          json -> json.fields(Fields.of(it -> TuningFields.write(it, tuning, warnings))),
          TuningText.lines(tuning),
          warnings);
    }
  }

  private int onEvents(String modelFile) {
    requireEvents(events, file);
    ModelFile read = ModelFile.readWithoutLock(modelFile);
    Outcome predicted = ModelEvidence.outcome(read.model(), modelFile, outcome);
    try (Job job = Job.open(console(), read, events, options)) {
      console().step("Learning weights");
      OutcomeLog log = GivenOutcomes.log(job, console(), predicted, cuts.outcomes());
      ModelTuning tuned = tuner(job).tune(log);
      List<String> warnings = new ArrayList<>(job.warnings());
      warnings.addAll(tuned.tuning().warnings());
      List<String> lines = new ArrayList<>(TuningText.lines(tuned.tuning()));
      lines.addAll(ModelEvidence.lines(tuned));
      List<String> diff = proposed(read, tuned, lines, warnings);
      return answer(
          json -> {
            ModelEvidence.write(json, tuned);
            json.fields(Fields.of(it -> TuningFields.write(it, tuned.tuning(), warnings)));
            json.texts("diff", diff);
          },
          lines,
          warnings);
    }
  }

  private ModelTuner tuner(Job job) {
    ModelTuner plain = ModelTuner.of(job.engine(), job.bound(), job.span());
    ModelTuner tuner = signed ? plain.withEitherSign() : plain;
    return cuts.cohorts().map(tuner::withCohorts).orElse(tuner);
  }

  /** The proposal as a diff, written where that is asked for. */
  private List<String> proposed(
      ModelFile file, ModelTuning tuned, List<String> lines, List<String> warnings) {
    Optional<ModelProposal> proposal = ModelProposal.of(file.model(), tuned);
    if (proposal.isEmpty()) {
      return List.of();
    }
    ProposalFile edit = ProposalFile.of(file.path(), proposal.get());
    List<String> diff = edit.diff();
    lines.add("");
    lines.addAll(diff);
    if (diff.isEmpty()) {
      lines.add("  The model already has these weights.");
    } else if (write) {
      edit.write();
      lines.add("");
      lines.add("Written to " + file.path() + ". Next: verve calibrate, for the scale has moved.");
    } else {
      lines.add("");
      lines.add("Nothing is written; add --write to take the proposal.");
    }
    String kept =
        tuned.tuning().weights().stream()
            .filter(it -> it.weight().measured().isEmpty())
            .map(LearnedWeight::action)
            .collect(Collectors.joining(", "));
    if (!kept.isEmpty()) {
      warnings.add("Kept at their present weight, for nothing was learned of them: " + kept + ".");
    }
    return diff;
  }
}
