package dev.verve.cli;

import dev.verve.answer.ExplanationFields;
import dev.verve.engine.Scored;
import dev.verve.insight.AccountExplanation;
import dev.verve.insight.Explanation;
import dev.verve.insight.ScoreChange;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.sql.Names;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes one score apart. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Takes one score apart: points per action, change since a date, what would lift it.",
    footer = {"", "Example:", "  verve explain u42 events.csv --model b2b.yaml --from 2026-01-01"})
final class ExplainCommand extends ScoringCommand {
  @Parameters(index = "0", paramLabel = "ID", description = "The user or account.")
  private String id = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "EVENTS",
      description = "Files, globs, folders, '-' for standard input, or git:PATH.")
  private List<String> files = List.of();

  @Option(names = "--as-of", paramLabel = "DATE", description = "The date of the score.")
  private @Nullable String asOf;

  @Option(names = "--from", paramLabel = "DATE", description = "Explains the change since a date.")
  private @Nullable String from;

  ExplainCommand(Console console) {
    super(console);
  }

  @Override
  List<String> events() {
    return files;
  }

  @Override
  void answer(Job job) {
    LocalDate date = job.asOf(asOf);
    if (from == null) {
      Scored scored = job.run().prepare(date).at(date, Names.SINGLE);
      FitNotice.note(job, scored);
      Optional<Explanation> found = Explanation.of(job.engine(), job.bound(), scored, id);
      if (found.isPresent()) {
        show(job, found.get(), Optional.empty());
      } else {
        account(job, scored);
      }
      return;
    }
    DatePair pair = DatePair.score(job, Job.date("--from", from), date);
    Optional<ScoreChange> change =
        ScoreChange.between(job.engine(), job.bound(), pair.from(), pair.to(), id);
    if (change.isPresent()) {
      show(job, change.get().after(), change);
    } else {
      account(job, pair.to());
    }
  }

  private void show(Job job, Explanation explanation, Optional<ScoreChange> change) {
    if (json()) {
      document(job, fields -> ExplanationFields.write(fields, explanation, change));
      return;
    }
    console().step("");
    ExplanationText.lines(job.model(), explanation, change).forEach(console().out()::println);
  }

  private void account(Job job, Scored scored) {
    Optional<AccountExplanation> found =
        job.model().rollup() == null
            ? Optional.empty()
            : AccountExplanation.of(job.engine(), job.bound(), scored, id);
    if (found.isEmpty()) {
      throw UserError.of(
          Place.option("explain " + id),
          "nobody has the id '" + id + "' on " + scored.asOf(),
          "Ids are compared exactly, capitals too; `verve score -o scores.csv` lists them.");
    }
    if (json()) {
      document(job, fields -> ExplanationFields.write(fields, found.get()));
      return;
    }
    console().step("");
    ExplanationText.lines(job.model(), found.get()).forEach(console().out()::println);
  }
}
