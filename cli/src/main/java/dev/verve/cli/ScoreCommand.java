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
      description = "The date of the scores. Default: the last one in the events.")
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
    return Job.open(console(), file, () -> source = engine.open(file.model(), events(), options()));
  }

  @Override
  void answer(Job job) {
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
