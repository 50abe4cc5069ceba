package dev.verve.cli;

import dev.verve.answer.ExplanationFields;
import dev.verve.answer.StoryFields;
import dev.verve.engine.ScoreRun;
import dev.verve.engine.Scored;
import dev.verve.engine.ScoredPair;
import dev.verve.insight.AccountChange;
import dev.verve.insight.AccountExplanation;
import dev.verve.insight.Explanation;
import dev.verve.insight.ScoreChange;
import dev.verve.insight.ScoreStory;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.sql.Names;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes one score apart. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Takes one score apart, its change too.",
      "Points per action, what moved it since a date, and what would lift it to the next band."
    },
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

  @Option(
      names = "--model-from",
      paramLabel = "FILE",
      description = "The model that stood at --from, where it was another.")
  private @Nullable String modelFrom;

  ExplainCommand(Console console) {
    super(console);
  }

  @Override
  List<String> events() {
    return files;
  }

  @Override
  Job open() {
    return modelFrom == null
        ? super.open()
        : Job.openWhole(console(), ModelFile.read(model()), events(), options());
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
        show(job, account(job, scored).orElseThrow(() -> nobody(scored)), Optional.empty());
      }
      return;
    }
    LocalDate earlier = Job.date("--from", from);
    DatePair.requireOrder(earlier, date);
    Optional<Scored> stood = stood(job, earlier);
    double was = stood.map(scored -> score(job, scored)).orElse(0.0);
    ScoredPair pair = DatePair.score(job, earlier, date);
    Optional<ScoreChange> change =
        ScoreChange.between(job.engine(), job.bound(), pair.from(), pair.to(), id);
    if (change.isPresent()) {
      ScoreStory story = ScoreStory.plain(change.get());
      double raw = change.get().before().map(Explanation::raw).orElse(0.0);
      show(
          job,
          change.get().after(),
          Optional.of(
              stood.map(old -> story.since(was, old.fit().scale().score(raw))).orElse(story)));
      return;
    }
    AccountExplanation now = account(job, pair.to()).orElseThrow(() -> nobody(pair.to()));
    show(job, now, Optional.of(AccountChange.of(account(job, pair.from()), now)));
  }

  private Optional<Scored> stood(Job job, LocalDate earlier) {
    if (modelFrom == null) {
      return Optional.empty();
    }
    ScoreRun run = OlderModel.bind(job, modelFrom).run();
    return Optional.of(run.prepare(earlier).at(earlier, new Names("_stood")));
  }

  private double score(Job job, Scored scored) {
    return job
        .engine()
        .query(
            "select score from %s where entity = %s"
                .formatted(scored.names().score(), job.engine().dialect().text(id)))
        .stream()
        .findFirst()
        .map(row -> row.real("score"))
        .orElse(0.0);
  }

  private void show(Job job, Explanation explanation, Optional<ScoreStory> story) {
    if (json()) {
      document(
          job,
          fields -> {
            ExplanationFields.write(fields, explanation);
            story.ifPresent(s -> fields.object("change", o -> new StoryFields(o).single(s)));
          });
      return;
    }
    console().step("");
    ExplanationText.lines(job.model(), explanation, story).forEach(console().out()::println);
  }

  private void show(Job job, AccountExplanation account, Optional<AccountChange> change) {
    if (json()) {
      document(
          job,
          fields -> {
            ExplanationFields.write(fields, account, UnaryOperator.identity());
            change.ifPresent(
                c -> fields.object("change", o -> new StoryFields(o).account(c, name -> name)));
          });
      return;
    }
    console().step("");
    AccountText.lines(job.model(), account, change).forEach(console().out()::println);
  }

  private Optional<AccountExplanation> account(Job job, Scored scored) {
    return job.model().rollup() == null
        ? Optional.empty()
        : AccountExplanation.of(job.engine(), job.bound(), scored, id);
  }

  private UserError nobody(Scored scored) {
    return UserError.of(
        Place.option("explain " + id),
        "nobody has the id '" + id + "' on " + scored.asOf(),
        "Ids are compared exactly, capitals too; `verve score -o scores.csv` lists them.");
  }
}
