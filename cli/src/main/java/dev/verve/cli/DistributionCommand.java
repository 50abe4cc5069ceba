package dev.verve.cli;

import dev.verve.engine.Scored;
import dev.verve.insight.Distribution;
import dev.verve.sql.Names;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows how many stand in each band. */
@Command(
    name = "distribution",
    mixinStandardHelpOptions = true,
    description = "Shows how many stand in each band.",
    footer = {"", "Example:", "  verve distribution events.csv --model b2b.yaml"})
final class DistributionCommand extends EventCommand {
  @Option(names = "--as-of", paramLabel = "DATE", description = "The date of the scores.")
  private @Nullable String asOf;

  DistributionCommand(Console console) {
    super(console);
  }

  @Override
  void answer(Job job) {
    LocalDate date = job.asOf(asOf);
    Scored scored = job.run().prepare(date).at(date, Names.SINGLE);
    FitNotice.note(job, scored);
    Distribution distribution = Distribution.of(job.engine(), job.bound(), scored.names().score());
    if (json()) {
      document(
          json -> {
            ScoreJson.head(json, job, scored);
            ScoreJson.distribution(json, distribution);
            json.texts("warnings", job.warnings());
          });
      return;
    }
    console().step("");
    console()
        .out()
        .printf(
            "%s %ss on %s%n%n",
            Numbers.count(distribution.population()), job.model().entity().word(), date);
    DistributionText.lines(job.model(), distribution, console().colour())
        .forEach(console().out()::println);
  }
}
