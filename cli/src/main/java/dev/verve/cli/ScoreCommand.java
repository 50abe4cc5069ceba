package dev.verve.cli;

import dev.verve.engine.Row;
import dev.verve.engine.Scored;
import dev.verve.insight.Distribution;
import dev.verve.insight.HistoryDay;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.sql.ExportSql;
import dev.verve.sql.Names;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Scores everybody: the main job. */
@Command(
    name = "score",
    mixinStandardHelpOptions = true,
    description = "Scores every user and account as of a date.",
    footer = {
      "",
      "Example:",
      "  verve score events.csv --model b2b.yaml --users users.csv -o scores.parquet"
    })
final class ScoreCommand extends EventCommand {
  private static final int SHOWN = 10;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = {
        "The date of the scores. Default: the last one in the events.",
        "With --engine spark and a folder as output also a range: 2026-01-01..2026-01-31."
      })
  private @Nullable String asOf;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = {
        "Writes all scores; the ending says how: .csv, .json or .parquet.",
        "With --engine spark also a folder that grows by date."
      })
  private @Nullable String output;

  @Mixin private EngineOptions engine = new EngineOptions();

  @Option(
      names = "--explain-sql",
      description = "Prints the SQL that makes the scores; it runs in any DuckDB.")
  private boolean explainSql;

  @Option(
      names = "--history",
      paramLabel = "DAYS",
      description =
          "The daily share of each band and the average, such as 90d; with -o the daily scores.")
  private @Nullable String history;

  private final List<String> statements = new ArrayList<>();
  private @Nullable SourceEvents source;

  ScoreCommand(Console console) {
    super(console);
  }

  @Override
  Job open() {
    boolean builtIn = engine.isBuiltIn();
    if (asOf != null && DatedScores.isRange(asOf) && (lakeFolder() == null || history != null)) {
      throw UserError.of(
          Place.option("--as-of " + asOf),
          "a range of dates is for a folder of scores, without --history",
          "Add `--engine spark -o scores`, or give one date.");
    }
    if (output != null && (builtIn || ScoreFile.hasForm(output))) {
      ScoreFile.of(Path.of(output));
    }
    ModelFile file = ModelFile.read(model());
    if (builtIn) {
      return explainSql
          ? Job.open(console(), file, events(), options(), statements::add)
          : Job.open(console(), file, events(), options());
    }
    if (explainSql) {
      throw UserError.of(
          Place.option("--explain-sql"), "this option is of the engine duckdb alone", "");
    }
    Optional<String> rollup = Optional.ofNullable(lakeFolder()).map(to -> to + "/activity_day");
    return Job.open(
        console(), file, () -> source = engine.open(file.model(), events(), options(), rollup));
  }

  /** The folder that grows by date; null where the output is a file or there is none. */
  private @Nullable String lakeFolder() {
    return engine.isBuiltIn() || output == null || ScoreFile.hasForm(output) ? null : output;
  }

  @Override
  void answer(Job job) {
    if (asOf != null && DatedScores.isRange(asOf)) {
      dates(job, asOf);
      return;
    }
    LocalDate date = job.asOf(asOf);
    if (asOf == null) {
      job.warn("no --as-of was given: the date is the last one in the events, " + date);
    }
    if (history != null) {
      history(job, HistoryAnswer.of(job, date, history));
      return;
    }
    Scored scored = job.run().prepare(date).at(date, Names.SINGLE);
    FitNotice.note(job, scored);
    if (explainSql) {
      statements.add(new ExportSql(job.bound(), job.engine().dialect()).scores(Names.SINGLE, date));
      statements.forEach(statement -> console().out().println(statement.strip() + ";\n"));
      return;
    }
    Distribution distribution = Distribution.of(job.engine(), job.bound(), scored.names().score());
    if (output != null) {
      console().step("Writing " + output);
      if (ScoreFile.hasForm(output)) {
        ScoreFile.of(Path.of(output)).write(job, scored, distribution);
      } else {
        lake(job, output).write(scored, distribution);
      }
    }
    if (json()) {
      document(json -> ScoreFile.document(json, job, scored, distribution));
    } else {
      print(job, scored, distribution);
    }
  }

  private ScoreLake lake(Job job, String folder) {
    return new ScoreLake(job, Objects.requireNonNull(source), folder);
  }

  private void dates(Job job, String range) {
    String folder = Objects.requireNonNull(lakeFolder());
    DatedScores scores = DatedScores.write(job, console(), range, lake(job, folder));
    if (json()) {
      document(
          json -> {
            json.number("passed", scores.passed());
            HistoryAnswer.write(json, scores.written());
            json.texts("warnings", job.warnings());
          });
      return;
    }
    console().step("");
    HistoryAnswer.lines(job, scores.written()).forEach(console().out()::println);
    console()
        .out()
        .printf(
            "%n%,d dates written to %s; %,d were there already.%n",
            scores.written().size(), folder, scores.passed());
  }

  private void history(Job job, HistoryAnswer answer) {
    List<HistoryDay> days = answer.days();
    if (output != null && ScoreFile.hasForm(output)) {
      answer.write(Path.of(output));
    } else if (output != null) {
      answer.write(lake(job, output));
    }
    if (explainSql) {
      statements.forEach(statement -> console().out().println(statement.strip() + ";\n"));
    } else if (json()) {
      document(
          json -> {
            ScoreJson.head(json, job, answer.last());
            HistoryAnswer.write(json, days);
            json.texts("warnings", job.warnings());
          });
    } else {
      console().step("");
      answer.lines(days).forEach(console().out()::println);
    }
  }

  private void print(Job job, Scored scored, Distribution distribution) {
    console().step("");
    var out = console().out();
    out.printf(
        "%s: %s %ss on %s (%s, version %s)%n%n",
        job.model().title(),
        Numbers.count(distribution.population()),
        job.model().entity().word(),
        scored.asOf(),
        job.model().timezone(),
        job.file().version());
    DistributionText.lines(job.model(), distribution, console().colour()).forEach(out::println);
    boolean few = distribution.population() <= 2 * SHOWN;
    list(job, scored, few ? "All" : "Highest", "desc", few ? 2 * SHOWN : SHOWN);
    if (!few) {
      list(job, scored, "Lowest", "asc", SHOWN);
    }
    if (job.model().rollup() != null) {
      accounts(job, scored);
    }
    out.println();
    out.println(
        output == null
            ? "Next: -o scores.csv keeps all of them; `verve explain ID` takes one apart."
            : "Written to " + output + ". Next: `verve explain ID` takes one apart.");
  }

  private void list(Job job, Scored scored, String title, String order, int most) {
    Table table = new Table().text(title).number("score").number("raw").text("band");
    for (Row row :
        job.engine()
            .query(
                "select entity, score, raw, band from %s order by score %s, raw %s, entity limit %d"
                    .formatted(scored.names().score(), order, order, most))) {
      table.row(
          row.string("entity"),
          Numbers.points(row.real("score")),
          Numbers.points(row.real("raw")),
          BandPaint.title(row.string("band")));
    }
    console().out().println();
    table.lines().forEach(console().out()::println);
  }

  private void accounts(Job job, Scored scored) {
    Distribution accounts =
        Distribution.of(job.engine(), job.bound(), scored.names().accountScore());
    console().out().printf("%n%s accounts%n%n", Numbers.count(accounts.population()));
    DistributionText.lines(job.model(), accounts, console().colour())
        .forEach(console().out()::println);
  }
}
