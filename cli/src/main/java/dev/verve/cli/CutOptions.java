package dev.verve.cli;

import dev.verve.insight.evidence.CohortCuts;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** When users are looked at, and where their outcomes stand. */
final class CutOptions {
  private static final Pattern DAYS = Pattern.compile("(\\d{1,5})d?");

  @Option(
      names = "--outcomes",
      paramLabel = "FILE",
      description =
          "A table of an id and a date: when the model's outcome happened to whom, in place of the"
              + " events.")
  private @Nullable String outcomes;

  @Option(
      names = "--after",
      paramLabel = "DAYS",
      description =
          "Looks at everybody so many days after the own start (first_seen of the users file, else"
              + " the first event), such as 28d; in place of fixed dates.")
  private @Nullable String after;

  @Option(
      names = "--test-from",
      paramLabel = "DATE",
      description =
          "With --after: those who started from this date on are judged on, the earlier may be"
              + " learned on. Default: the last third.")
  private @Nullable String testFrom;

  @Nullable String outcomes() {
    return outcomes;
  }

  Optional<CohortCuts> cohorts() {
    if (after == null) {
      if (testFrom != null) {
        throw UserError.of(
            Place.option("--test-from"), "this goes with --after", "Add `--after 28d`.");
      }
      return Optional.empty();
    }
    Matcher days = DAYS.matcher(after.strip());
    if (!days.matches() || Integer.parseInt(days.group(1)) < 1) {
      throw UserError.of(
          Place.option("--after"), "'" + after + "' is no number of days", "Write it as 28d.");
    }
    return Optional.of(
        new CohortCuts(
            Integer.parseInt(days.group(1)),
            Optional.ofNullable(testFrom).map(date -> Job.date("--test-from", date))));
  }
}
