package dev.verve.cli;

import dev.verve.answer.DiagnosisFields;
import dev.verve.answer.Fields;
import dev.verve.insight.diagnosis.Before;
import dev.verve.insight.diagnosis.Diagnoser;
import dev.verve.insight.diagnosis.Diagnosis;
import dev.verve.insight.diagnosis.DiagnosisOptions;
import dev.verve.insight.diagnosis.DiagnosisWords;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says why the average score changed. */
@Command(
    name = "diagnose",
    mixinStandardHelpOptions = true,
    description = {
      "Says why the average score changed between two dates: which branch, whose, in which segment.",
      "Every split sums to the change; causes are tested, and no significant change is an answer."
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
    Diagnosis diagnosis = diagnosis(job, earlier, later);
    diagnosis.warnings().forEach(job::warn);
    if (json()) {
      document(
          json -> {
            json.text("model", job.model().name());
            json.text("version", job.file().version());
            json.fields(Fields.of(fields -> new DiagnosisFields(fields, diagnosis).write()));
            json.text("summary", DiagnosisWords.summary(diagnosis));
            json.texts("warnings", job.warnings());
          });
      return;
    }
    console().step("");
    new DiagnosisText(diagnosis).lines().forEach(console().out()::println);
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
