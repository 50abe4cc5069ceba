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

/** Proposes weights. */
@Command(
    name = "tune",
    mixinStandardHelpOptions = true,
    description = {
      "Proposes weights that predict an outcome.",
      "With intervals, against naive baselines.",
      "In a table every numeric column but the outcome is an action; columns that look like ids"
          + " are",
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
final class TuneCommand extends AnswerCommand {
  private static final String EXAMPLE =
      "Write `verve tune --table customers.csv --outcome renewed`.";

  @Mixin private OutcomeOptions given = new OutcomeOptions();

  @Option(
      names = "--ignore",
      paramLabel = "COLUMN",
      split = ",",
      description = "A column that is no action. Repeatable.")
  private List<String> ignored = new ArrayList<>();

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
    String model = given.model();
    if (model != null) {
      return onEvents(model);
    }
    Map<String, @Nullable String> needed = new LinkedHashMap<>();
    needed.put("--table", given.table());
    needed.put("--outcome", given.outcome());
    require(needed, EXAMPLE);
    try (TableJob job = TableJob.open(console())) {
      List<String> warnings = new ArrayList<>();
      ActionTable table =
          ActionColumns.read(
              job.read(Objects.requireNonNull(given.table()), "input"),
              Objects.requireNonNull(given.outcome()),
              ignored,
              given.cluster(),
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
    given.requireEvents();
    ModelFile read = ModelFile.readWithoutLock(modelFile);
    Outcome predicted = ModelEvidence.outcome(read.model(), modelFile, given.outcome());
    try (Job job = given.open(console(), read)) {
      console().step("Learning weights");
      OutcomeLog log = GivenOutcomes.log(job, console(), predicted, given.cuts().outcomes());
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
    return given.cuts().cohorts().map(tuner::withCohorts).orElse(tuner);
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
