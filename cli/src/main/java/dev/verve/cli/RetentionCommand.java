package dev.verve.cli;

import dev.verve.answer.RetentionFields;
import dev.verve.duckdb.DuckDbEngine;
import dev.verve.duckdb.TemporaryFolder;
import dev.verve.duckdb.source.Inputs;
import dev.verve.duckdb.source.Loaded;
import dev.verve.duckdb.source.TableInput;
import dev.verve.insight.retention.CohortPeriod;
import dev.verve.insight.retention.DurationTable;
import dev.verve.insight.retention.EventRetention;
import dev.verve.insight.retention.RetentionAnswer;
import dev.verve.model.Entity;
import dev.verve.problem.Place;
import dev.verve.problem.Problems;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows who comes back, and for how long users stay. */
@Command(
    name = "retention",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Shows who comes back, and for how long users stay.",
      "By cohort, N days after the first day.",
      "exact: active on day N; bracket: on one of the days N to N + 6; unbounded: on day N or"
          + " later.",
      "Each counts only users who could be observed for that long.",
      "With a model also who stays of each band."
    },
    footer = {
      "",
      "Examples:",
      "  verve retention events.csv --users users.csv --by month",
      "  verve retention events.csv --users users.csv --model b2b.yaml --within 30",
      "  verve retention --table enrolments.csv --duration days --lost unregistered"
    })
final class RetentionCommand extends AnswerCommand {
  @Parameters(
      paramLabel = "EVENTS",
      arity = "0..*",
      description = "Files, globs, folders, or '-' for standard input.")
  private List<String> events = new ArrayList<>();

  @Option(
      names = "--table",
      paramLabel = "FILE",
      description = "Durations that are known: one row a user.")
  private @Nullable String table;

  @Option(
      names = "--duration",
      paramLabel = "COL",
      description = "Table: time until the loss, or until now.")
  private @Nullable String duration;

  @Option(
      names = "--lost",
      paramLabel = "COL",
      description = "Table: 1 or true where the user was lost.")
  private @Nullable String lost;

  @Option(
      names = "--days",
      split = ",",
      paramLabel = "N",
      defaultValue = "1,7,14,28,30,60,90",
      description = "Days after the first. Default: ${DEFAULT-VALUE}.")
  private List<Integer> days = new ArrayList<>();

  @Option(
      names = "--by",
      paramLabel = "TIME",
      defaultValue = "week",
      description = "Cohorts by day, week or month. Default: ${DEFAULT-VALUE}.")
  private CohortPeriod by = CohortPeriod.WEEK;

  @Option(
      names = "--lost-after",
      paramLabel = "DAYS",
      defaultValue = "30",
      description = "Silent days up to the end that mean lost. Default: ${DEFAULT-VALUE}.")
  private int lostAfter = 30;

  @Option(
      names = "--timezone",
      paramLabel = "ZONE",
      defaultValue = "UTC",
      description = "Where days begin. Default: ${DEFAULT-VALUE}.")
  private ZoneId zone = ZoneId.of("UTC");

  @Mixin private BandOptions bands = new BandOptions();

  @Mixin private EventOptions options = new EventOptions();

  RetentionCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() {
    requireSound();
    RetentionAnswer answer = table == null ? ofEvents() : ofTable(table);
    return answer(
        document(fields -> RetentionFields.write(fields, answer)),
        RetentionText.lines(answer),
        answer.warnings());
  }

  private void requireSound() {
    Problems problems = new Problems();
    if ((table == null) == events.isEmpty()) {
      problems.add(
          Place.option("retention"),
          table == null ? "there is nothing to read" : "events and --table stand side by side",
          "Give events, or --table FILE --duration COL --lost COL.");
    }
    if (table != null) {
      MetricOptions.require(problems, "--duration", duration);
      MetricOptions.require(problems, "--lost", lost);
    }
    if (days.stream().anyMatch(day -> day < 0)) {
      problems.add(Place.option("--days"), "must not be negative", "Try `--days 1,7,30`.");
    }
    if (lostAfter < 1) {
      problems.add(Place.option("--lost-after"), "must be at least 1", "");
    }
    problems.refuseIfAny();
  }

  private RetentionAnswer ofTable(String file) {
    try (GivenTable job = GivenTable.open(console(), file)) {
      TableInput given = job.table();
      String time = Objects.requireNonNull(duration);
      String loss = Objects.requireNonNull(lost);
      given.check().number("--duration", time).number("--lost", loss).refuseIfAny();
      job.engine()
          .table(
              "durations",
              "select %s as duration, %s as lost from %s"
                  .formatted(given.number(time), given.number(loss), given.relation()));
      return DurationTable.answer(job.engine(), "durations").withWarnings(job.warnings());
    }
  }

  private RetentionAnswer ofEvents() {
    return bands.model().map(this::ofModel).orElseGet(this::ofAnyone);
  }

  private RetentionAnswer ofModel(ModelFile model) {
    try (Job job = Job.open(console(), model, events, options)) {
      boolean listed = job.inputs().shape().people().isPresent();
      RetentionAnswer answer =
          new EventRetention(days, by, lostAfter).answer(job.engine(), job.span().last(), listed);
      return answer.withBands(bands.stay(job)).withWarnings(job.warnings());
    }
  }

  private RetentionAnswer ofAnyone() {
    try (TemporaryFolder scratch = TemporaryFolder.make();
        DuckDbEngine engine = DuckDbEngine.open(options.engine(zone))) {
      console().step("Reading events");
      Inputs inputs =
          Inputs.open(engine, options.input(events, Entity.USER, console().in()), scratch.path());
      Loaded loaded = inputs.load(options.rejectPolicy());
      console().step("Counting");
      return new EventRetention(days, by, lostAfter)
          .answer(engine, loaded.span().last(), inputs.shape().people().isPresent())
          .withWarnings(Rejected.notes(loaded));
    }
  }
}
