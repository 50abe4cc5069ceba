package dev.verve.cli;

import dev.verve.answer.Fields;
import dev.verve.answer.ReviewFields;
import dev.verve.insight.evidence.ModelReview;
import dev.verve.insight.evidence.OutcomeLog;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Says whether a model is still true. */
@Command(
    name = "review",
    mixinStandardHelpOptions = true,
    description = {
      "Says whether a model is still true.",
      "An old scale, scores that spread otherwise, weights that drifted, actions that are gone or no",
      "longer predict, gaming; each with what to change."
    },
    footer = {"", "Example:", "  verve review events.csv --model b2b.yaml"})
final class ReviewCommand extends EventCommand {
  ReviewCommand(Console console) {
    super(console);
  }

  @Override
  void answer(Job job) {
    Optional<OutcomeLog> log =
        job.model().outcomes().stream()
            .findFirst()
            .map(outcome -> OutcomeLog.inEvents(outcome, job.span()));
    ModelReview review =
        ModelReview.of(job.engine(), job.bound(), job.span(), job.file().lock().orElse(null), log);
    if (json()) {
      document(json -> write(json, review, job));
      return;
    }
    console().step("");
    var out = console().out();
    out.println(review.verdict());
    for (ModelReview.Finding finding : review.findings()) {
      out.println();
      out.println("  " + sentence(finding.found()));
      out.println("    " + finding.change());
    }
    review.unknown().forEach(it -> job.warn("Not looked at: " + it));
  }

  private static String sentence(String found) {
    return Character.toUpperCase(found.charAt(0)) + found.substring(1);
  }

  private static void write(Json json, ModelReview review, Job job) {
    json.fields(Fields.of(fields -> ReviewFields.write(fields, review)));
    json.texts("warnings", job.warnings());
    json.text("verdict", review.verdict());
  }
}
