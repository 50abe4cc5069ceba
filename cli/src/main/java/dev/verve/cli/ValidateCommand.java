package dev.verve.cli;

import dev.verve.answer.Fields;
import dev.verve.answer.ModelEvidenceFields;
import dev.verve.answer.ValidationFields;
import dev.verve.duckdb.source.OutcomeTable;
import dev.verve.insight.evidence.ModelValidator;
import dev.verve.insight.evidence.OutcomeLog;
import dev.verve.insight.evidence.ScoredUsers;
import dev.verve.insight.evidence.Validation;
import dev.verve.insight.evidence.Validator;
import dev.verve.model.Lock;
import dev.verve.model.Outcome;
import dev.verve.problem.Problems;
import dev.verve.report.EvidencePage;
import java.nio.file.Path;
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

/** Says whether a score predicts. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description = {
      "Says whether a score predicts an outcome.",
      "A model on events, or any score in any table.",
      "The score must stem from before the outcome."
    },
    footer = {
      "",
      "Example:",
      "  verve validate events.csv --model b2b.yaml",
      "  verve validate events.csv --model course.yaml --users students.csv --after 28d",
      "  verve validate --table customers.csv --score health --outcome renewed --cluster account_id"
    })
final class ValidateCommand extends AnswerCommand {
  private static final String EXAMPLE =
      "Write `verve validate --table customers.csv --score health --outcome renewed`.";

  @Mixin private OutcomeOptions given = new OutcomeOptions();

  @Option(names = "--score", paramLabel = "COLUMN", description = "The score to judge.")
  private @Nullable String score;

  @Option(names = "--against", paramLabel = "COLUMN", description = "A score to compare with.")
  private @Nullable String against;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Also writes the evidence as one page that can be mailed and printed.")
  private @Nullable Path html;

  ValidateCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() {
    if (html != null) {
      OutputPath.requireWritable("--html", html);
    }
    String model = given.model();
    if (model != null) {
      return onEvents(model);
    }
    Map<String, @Nullable String> needed = new LinkedHashMap<>();
    needed.put("--table", given.table());
    needed.put("--score", score);
    needed.put("--outcome", given.outcome());
    require(needed, EXAMPLE);
    try (TableJob job = TableJob.open(console())) {
      OutcomeTable table = job.read(Objects.requireNonNull(given.table()), "input");
      List<String> warnings = new ArrayList<>();
      ScoredUsers users = users(table, warnings);
      console().step("Judging");
      Validation validation = Validator.judge(users);
      warnings.addAll(validation.warnings());
      page(
          EvidencePages.ofTable(
              Objects.requireNonNull(score), given.outcome(), validation, warnings));
      return answer(
          json ->
              json.fields(
                  Fields.of(fields -> ValidationFields.write(fields, validation, warnings))),
          ValidationText.lines(validation),
          warnings);
    }
  }

  private int onEvents(String modelFile) {
    given.requireEvents();
    ModelFile read = ModelFile.read(modelFile);
    List<Outcome> outcomes =
        given.outcome() == null && !read.model().outcomes().isEmpty()
            ? read.model().outcomes()
            : List.of(ModelEvidence.outcome(read.model(), modelFile, given.outcome()));
    try (Job job = given.open(console(), read)) {
      List<ModelValidator.Answer> answers = new ArrayList<>();
      for (Outcome each : outcomes) {
        console().step("Judging " + each.name());
        OutcomeLog log = GivenOutcomes.log(job, console(), each, given.cuts().outcomes());
        answers.add(judge(job, log, read.lock().orElse(null)));
      }
      return answer(job, answers);
    }
  }

  private ModelValidator.Answer judge(Job job, OutcomeLog log, @Nullable Lock lock) {
    return given
        .cuts()
        .cohorts()
        .map(it -> ModelValidator.judge(job.engine(), job.bound(), job.span(), lock, log, it))
        .orElseGet(() -> ModelValidator.judge(job.engine(), job.bound(), job.span(), lock, log));
  }

  /** The first outcome as the answer, the others beside it. */
  private int answer(Job job, List<ModelValidator.Answer> answers) {
    List<String> warnings = new ArrayList<>(job.warnings());
    List<String> lines = new ArrayList<>();
    for (ModelValidator.Answer each : answers) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      warnings.addAll(each.validation().warnings());
      each.leadTime()
          .refusal()
          .ifPresent(reason -> warnings.add("lead_time is unknown: " + reason));
      lines.addAll(ValidationText.lines(each.validation()));
      lines.addAll(ModelEvidence.lines(each));
    }
    page(EvidencePages.ofModel(job, answers));
    return answer(
        json -> {
          json.fields(
              Fields.of(
                  fields -> {
                    ModelEvidenceFields.write(fields, answers.get(0));
                    ValidationFields.write(fields, answers.get(0).validation(), warnings);
                    ModelEvidenceFields.outcomes(fields, answers);
                  }));
        },
        lines,
        warnings);
  }

  private void page(EvidencePage page) {
    if (html != null) {
      OutputPath.write(html, page.html());
    }
  }

  private ScoredUsers users(OutcomeTable table, List<String> warnings) {
    Problems problems = new Problems();
    Optional<double[]> scores = numbers(table, "--score", score, problems);
    Optional<double[]> happened =
        column(table, "--outcome", given.outcome(), problems)
            .map(it -> table.outcomes("--outcome", it, problems));
    Optional<double[]> others = numbers(table, "--against", against, problems);
    Optional<int[]> groups =
        column(table, "--cluster", given.cluster(), problems).map(table::groups);
    problems.refuseIfAny();
    List<double[]> columns = new ArrayList<>();
    List.of(scores, happened, others).forEach(it -> it.ifPresent(columns::add));
    CompleteRows rows = CompleteRows.of(columns);
    rows.warning("a score or an outcome").ifPresent(warnings::add);
    ScoredUsers users =
        ScoredUsers.of(rows.numbers(scores.orElseThrow()), rows.outcomes(happened.orElseThrow()));
    if (others.isPresent()) {
      users = users.against(rows.numbers(others.get()));
    }
    return groups.isPresent() ? users.inClusters(rows.groups(groups.get())) : users;
  }

  private static Optional<double[]> numbers(
      OutcomeTable table, String option, @Nullable String column, Problems problems) {
    return column(table, option, column, problems).map(it -> table.numbers(option, it, problems));
  }

  private static Optional<String> column(
      OutcomeTable table, String option, @Nullable String column, Problems problems) {
    return Optional.ofNullable(column).flatMap(it -> table.find(option, it, problems));
  }
}
