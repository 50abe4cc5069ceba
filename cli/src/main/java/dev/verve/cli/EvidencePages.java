package dev.verve.cli;

import dev.verve.insight.evidence.ModelValidator;
import dev.verve.insight.evidence.Validation;
import dev.verve.report.EvidencePage;
import dev.verve.report.EvidencePage.Evidence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The evidence of {@code validate} as pages. */
final class EvidencePages {
  private EvidencePages() {}

  /** Of any score in a table. */
  static EvidencePage ofTable(
      String score, @Nullable String outcome, Validation validation, List<String> warnings) {
    return new EvidencePage(
        "Does " + score + " predict?",
        "the column %s of a table, held against %s".formatted(score, outcome),
        new Evidence(String.valueOf(outcome), validation, List.of(), warnings),
        List.of());
  }

  /** Of a model, for each of its outcomes; what the run noted stands with the first. */
  static EvidencePage ofModel(Job job, List<ModelValidator.Answer> answers) {
    List<Evidence> all = answers.stream().map(EvidencePages::evidence).toList();
    Evidence first = all.get(0);
    List<String> warnings = new ArrayList<>(first.warnings());
    warnings.addAll(job.warnings());
    return new EvidencePage(
        "Does %s predict?".formatted(job.model().title()),
        "scored on %s · days begin in %s · model %s, version %s"
            .formatted(
                answers.get(0).date(),
                job.model().timezone(),
                job.model().name(),
                job.file().version()),
        new Evidence(first.outcome(), first.validation(), first.baselines(), warnings),
        all.subList(1, all.size()));
  }

  private static Evidence evidence(ModelValidator.Answer answer) {
    return new Evidence(
        answer.outcome().words(),
        answer.validation(),
        answer.baselines(),
        answer.validation().warnings());
  }
}
