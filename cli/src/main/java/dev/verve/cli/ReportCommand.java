package dev.verve.cli;

import dev.verve.report.Answers;
import dev.verve.report.Report;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the report of a date as one page. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Writes one page with all of it, to mail and to print.",
      "Where users stand, who moved and why, who slipped, the tree, retention and the metrics. It",
      "stands alone, without a script and without a network."
    },
    footer = {
      "",
      "Example:",
      "  verve report events.csv --users users.csv --model b2b.yaml -o report.html"
    })
final class ReportCommand extends EventCommand {
  private static final int WEEK = 7;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "Where the page goes; what was there is replaced once the page is whole.")
  private Path output = Path.of("report.html");

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "The date of the report. Default: the last one in the events.")
  private @Nullable String asOf;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "The date to compare with. Default: a week before.")
  private @Nullable String from;

  @Option(
      names = "--model-from",
      paramLabel = "FILE",
      description = "The model that stood at the earlier date, where it was another.")
  private @Nullable String modelFrom;

  ReportCommand(Console console) {
    super(console);
  }

  @Override
  Job open() {
    OutputPath.requireWritable("-o", output);
    return Job.openWhole(console(), ModelFile.read(model()), events(), options());
  }

  @Override
  void answer(Job job) {
    LocalDate to = job.asOf(asOf);
    LocalDate earlier = from == null ? to.minusDays(WEEK) : Job.date("--from", from);
    DatePair.requireOrder(earlier, to);
    Answers answers =
        new ReportAnswers(job, console(), earlier, to).gather(Optional.ofNullable(modelFrom));
    Report report = new Report(answers);
    OutputPath.write(output, report.html());
    if (json()) {
      document(
          json -> {
            json.text("model", job.model().name());
            json.text("version", job.file().version());
            json.text("from", earlier);
            json.text("as_of", to);
            json.text("output", output);
            json.text("summary", report.summary());
            json.texts("warnings", answers.warnings());
          });
      return;
    }
    console().step("");
    console().out().println(report.summary());
    console().out().println();
    console().out().println("Written to " + output + ".");
  }
}
