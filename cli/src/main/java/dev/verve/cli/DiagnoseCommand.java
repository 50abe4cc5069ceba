package dev.verve.cli;

import dev.verve.answer.DiagnosedFields;
import dev.verve.answer.Fields;
import dev.verve.insight.checks.Checks;
import dev.verve.insight.checks.Diagnosed;
import dev.verve.insight.diagnosis.Before;
import dev.verve.insight.diagnosis.Diagnoser;
import dev.verve.insight.diagnosis.Diagnosis;
import dev.verve.insight.diagnosis.DiagnosisOptions;
import dev.verve.insight.series.Breaks;
import dev.verve.insight.series.Marker;
import dev.verve.model.EventRoles;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says why the average score changed. */
@Command(
    name = "diagnose",
    mixinStandardHelpOptions = true,
    description = {
      "Says why the average score changed.",
      "Which branch, whose, in which segment, what releases did, and the usual suspects. Every split",
      "sums to the change; causes are tested, and no significant change is an answer."
    },
    footer = {
      "",
      "Example:",
      "  verve diagnose events.csv --model b2b.yaml --from 2026-02-01 --to 2026-03-01"
    })
final class DiagnoseCommand extends EventCommand {
  private static final int MONTH = 28;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "The earlier date. Default: four weeks before the later one.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description = "The later date. Default: the last one in the events.")
  private @Nullable String to;

  @Option(
      names = "--model-from",
      paramLabel = "FILE",
      description = "The model that stood at the earlier date, where it was another.")
  private @Nullable String modelFrom;

  @Option(
      names = "--marker",
      paramLabel = "DATE:LABEL",
      description = {
        "Something that happened, such as 2026-03-01:\"new pricing\". Repeatable.",
        "Each is tested for a lasting break in the daily activity."
      })
  private List<String> markers = new ArrayList<>();

  DiagnoseCommand(Console console) {
    super(console);
  }

  @Override
  Job open() {
    return Job.openWhole(console(), ModelFile.read(model()), events(), options());
  }

  @Override
  void answer(Job job) {
    LocalDate later = to == null ? job.span().last() : Job.date("--to", to);
    LocalDate earlier = from == null ? later.minusDays(MONTH) : Job.date("--from", from);
    DatePair.requireOrder(earlier, later);
    List<Marker> told = markers.stream().map(text -> Marker.parse("--marker", text)).toList();
    Diagnosis diagnosis = diagnosis(job, earlier, later);
    EventRoles roles = RoleFile.of(job);
    Diagnosed diagnosed =
        new Diagnosed(
            diagnosis,
            Breaks.of(job.engine(), job.bound(), job.span(), job.run(), told, later),
            Checks.of(job.engine(), job.bound(), job.span(), roles, earlier, later));
    if (json()) {
      diagnosed.warnings().forEach(job::warn);
      document(
          json -> {
            json.text("model", job.model().name());
            json.text("version", job.file().version());
            json.fields(Fields.of(fields -> DiagnosedFields.write(fields, diagnosed)));
            json.texts("warnings", job.warnings());
          });
      return;
    }
    diagnosis.warnings().forEach(job::warn);
    console().step("");
    new DiagnosisText(diagnosed).lines().forEach(console().out()::println);
  }

  private Diagnosis diagnosis(Job job, LocalDate earlier, LocalDate later) {
    Diagnoser diagnoser =
        new Diagnoser(job.engine(), job.bound(), job.span(), DiagnosisOptions.defaults());
    if (modelFrom == null) {
      return diagnoser.between(job.run(), earlier, later);
    }
    Before before = OlderModel.bind(job, modelFrom);
    return diagnoser.between(job.run(), earlier, later, before);
  }
}
