package dev.verve.cli;

import dev.verve.insight.evidence.Baseline;
import dev.verve.insight.evidence.ModelTuning;
import dev.verve.insight.evidence.ModelValidator;
import dev.verve.insight.evidence.SegmentWeights;
import dev.verve.model.Curve;
import dev.verve.model.Decay;
import dev.verve.model.Outcome;
import dev.verve.model.ScoreModel;
import dev.verve.problem.Place;
import dev.verve.problem.Suggestion;
import dev.verve.problem.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What evidence on a model says beside that on a table: outcome, dates, naive rules, choices. */
final class ModelEvidence {
  private ModelEvidence() {}

  /** The outcome of a model: the one that is named, else the first. */
  static Outcome outcome(ScoreModel model, String file, @Nullable String name) {
    List<String> names = model.outcomes().stream().map(Outcome::name).toList();
    if (names.isEmpty()) {
      throw UserError.of(
          Place.file(file),
          "the model names no outcome",
          "Add what a good score should go with, such as `outcome: {retained_within: 30d}`.");
    }
    if (name == null) {
      return model.outcomes().get(0);
    }
    return model.outcomes().stream()
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                UserError.of(
                    Place.option("--outcome"),
                    "the model names no outcome '" + name + "'",
                    Suggestion.didYouMean(name, names)));
  }

  static void write(Json json, ModelTuning tuning) {
    json.text("outcome", tuning.outcome().words());
    Optional<ModelTuning.Choice> choice = tuning.choice();
    if (choice.isPresent()) {
      json.count("window_days", choice.get().counting().window());
    } else {
      json.unknown("window_days");
    }
    json.text("decay", choice.map(it -> decay(it.counting().decay())).orElse(null));
    json.text("curve", choice.map(it -> curves(it.curves())).orElse(null));
    json.list(
        "segments",
        list ->
            choice.stream()
                .flatMap(it -> it.segments().weights().stream())
                .forEach(it -> list.object(fields -> segment(fields, it))));
    json.texts("learned_on", choice.map(it -> it.cuts().learnedOn()).orElse(List.of()));
    json.text("judged_on", choice.map(it -> it.cuts().judgedOn()).orElse(null));
  }

  private static void segment(Json json, SegmentWeights it) {
    json.text("segment", it.segment().trait());
    json.text("value", it.segment().value());
    json.object("weights", fields -> new TreeMap<>(it.weights()).forEach(fields::number));
    json.number("auc_before", it.before());
    json.number("auc_after", it.after());
  }

  static List<String> lines(ModelValidator.Answer answer) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("  Scored on %s; outcome: %s".formatted(answer.scored(), answer.outcome().words()));
    if (!answer.baselines().isEmpty()) {
      Table table = new Table().text("Naive rule").text("AUC").text("the score is better by");
      for (Baseline it : answer.baselines()) {
        table.row(
            it.words(),
            it.difference()
                .second()
                .either(known -> ValidationText.decimals(known.value()), unknown -> "unknown"),
            ValidationText.estimate(it.difference().difference()));
      }
      lines.add("");
      lines.addAll(table.lines());
    }
    answer
        .leadTime()
        .value()
        .ifPresent(it -> lines.addAll(List.of("", "  Warning: " + it.words())));
    return lines;
  }

  static List<String> lines(ModelTuning tuning) {
    return tuning.choice().map(it -> lines(tuning.outcome(), it)).orElse(List.of());
  }

  private static List<String> lines(Outcome outcome, ModelTuning.Choice choice) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("  Outcome: " + outcome.words());
    lines.add(
        "  Window: %d days; decay: %s; curve: %s; learned on %s, judged on %s"
            .formatted(
                choice.counting().window(),
                decay(choice.counting().decay()),
                curves(choice.curves()),
                String.join(", ", choice.cuts().learnedOn()),
                choice.cuts().judgedOn()));
    if (!choice.segments().words().isEmpty()) {
      lines.add("  " + choice.segments().words());
    }
    return lines;
  }

  private static String curves(List<Curve> curves) {
    return curves.stream().map(Curve::word).distinct().collect(Collectors.joining(" and "));
  }

  private static String decay(Decay decay) {
    return switch (decay.kind()) {
      case NONE -> "none";
      case HALF_LIFE -> "half-life %sd".formatted(Numbers.amount(decay.days()));
      case LINEAR -> "linear %sd".formatted(Numbers.amount(decay.days()));
    };
  }
}
