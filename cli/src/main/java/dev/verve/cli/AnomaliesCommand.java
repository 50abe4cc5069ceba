package dev.verve.cli;

import dev.verve.answer.AnomalyFields;
import dev.verve.answer.Fields;
import dev.verve.insight.TreeScope;
import dev.verve.insight.series.Anomalies;
import dev.verve.insight.series.DailySeries;
import dev.verve.plan.Trait;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.sql.Bounds;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Watches the days of every branch and segment. */
@Command(
    name = "anomalies",
    mixinStandardHelpOptions = true,
    description = {
      "Says which branches are not as usual of late.",
      "Watches the points per user and day of every branch, and of every segment with --by. What is",
      "usual is learned from the twelve weeks before the watched days; the limits are found by",
      "simulation, so that all series together alarm in 5 % of quiet times."
    },
    footer = {"", "Example:", "  verve anomalies events.csv --model b2b.yaml --by plan"})
final class AnomaliesCommand extends EventCommand {
  private static final double FALSE_ALARMS = 0.05;

  @Option(names = "--as-of", paramLabel = "DATE", description = "The last day that is watched.")
  private @Nullable String asOf;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "28",
      description = "The last days that are watched, 1 to 90. Default: ${DEFAULT-VALUE}.")
  private int days;

  @Option(
      names = "--by",
      paramLabel = "TRAIT",
      description = "Also watches every value of a trait.")
  private @Nullable String by;

  AnomaliesCommand(Console console) {
    super(console);
  }

  @Override
  Job open() {
    return Job.openWhole(console(), ModelFile.read(model()), events(), options());
  }

  @Override
  void answer(Job job) {
    if (days < 1 || days > 90) {
      throw UserError.of(
          Place.option("--days " + days), "it lies outside 1 to 90", "Watch 28 days, say.");
    }
    Optional<Trait> trait = Optional.ofNullable(by).map(name -> trait(job, name));
    LocalDate last = job.asOf(asOf);
    LocalDate first = job.span().first().isAfter(last) ? last : job.span().first();
    Bounds read = Anomalies.needed(new Bounds(first, last), days);
    DailySeries series =
        DailySeries.read(job.engine(), job.bound(), job.span(), job.run(), read, trait);
    Anomalies found = Anomalies.of(series, Math.min(days, read.length()), FALSE_ALARMS);
    if (json()) {
      document(
          json -> {
            json.text("model", job.model().name());
            json.text("version", job.file().version());
            json.fields(
                Fields.of(fields -> AnomalyFields.write(fields, found, Optional.ofNullable(by))));
          });
      return;
    }
    console().step("");
    AnomalyText.lines(found, Optional.ofNullable(by)).forEach(console().out()::println);
  }

  private static Trait trait(Job job, String name) {
    return new TreeScope(job.engine(), job.bound())
        .trait(name)
        .orElseThrow(
            () ->
                UserError.of(
                    Place.option("--by " + name),
                    "no trait '" + name + "' in the users file or the events",
                    "Name a column of the users file or a property of the events."));
  }
}
