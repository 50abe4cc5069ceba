package dev.verve.cli;

import dev.verve.insight.retention.BandRetention;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** With which retention is told for each band of a score. */
final class BandOptions {
  @Option(
      names = {"-m", "--model"},
      paramLabel = "FILE",
      description = "Also tells who stays of each band of this model.")
  private @Nullable String model;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "The date of the bands. Default: the last one that leaves --within days.")
  private @Nullable String asOf;

  @Option(
      names = "--within",
      paramLabel = "DAYS",
      defaultValue = "30",
      description = "Days after it in which those who stay are active. Default: ${DEFAULT-VALUE}.")
  private int within = 30;

  Optional<ModelFile> model() {
    return Optional.ofNullable(model).map(ModelFile::read);
  }

  BandRetention stay(Job job) {
    if (within < 1) {
      throw UserError.of(Place.option("--within"), "must be at least 1", "");
    }
    LocalDate date =
        asOf == null ? BandRetention.latest(job.span(), within) : Job.date("--as-of", asOf);
    return BandRetention.of(job.engine(), job.bound(), job.span(), job.run(), date, within);
  }
}
