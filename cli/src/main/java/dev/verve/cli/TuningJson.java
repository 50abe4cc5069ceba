package dev.verve.cli;

import dev.verve.insight.evidence.Baseline;
import dev.verve.insight.evidence.LearnedWeight;
import dev.verve.insight.evidence.Tuning;
import dev.verve.stats.Unknown;
import java.util.List;
import java.util.Optional;

/** Learned weights in JSON; the fields of refused ones are there too, as null. */
final class TuningJson {
  private static final Unknown NOT_LEARNED = new Unknown("not learned");

  private TuningJson() {}

  static void write(Json json, Tuning tuning, List<String> warnings) {
    Optional<Tuning.Proposed> proposed = tuning.proposed();
    json.count("n", tuning.n());
    json.count("positives", tuning.positives());
    json.list(
        "weights",
        list -> tuning.weights().forEach(it -> list.object(fields -> weight(fields, it))));
    json.object(
        "auc",
        fields -> {
          EstimateJson.fields(
              fields, "value", proposed.map(Tuning.Proposed::auc).orElse(NOT_LEARNED));
          proposed.ifPresentOrElse(
              it -> EstimateJson.number(fields, "lost_by_rounding", it.lostByRounding()),
              () -> fields.unknown("lost_by_rounding"));
          fields.text("method", proposed.map(Tuning.Proposed::method).orElse(null));
        });
    json.object(
        "baselines",
        fields ->
            proposed.stream()
                .flatMap(it -> it.baselines().stream())
                .forEach(it -> fields.object(it.name(), inner -> baseline(inner, it))));
    json.number("penalty", proposed.map(Tuning.Proposed::penalty).orElse(Double.NaN));
    json.texts("says", proposed.map(Tuning.Proposed::says).orElse(List.of()));
    json.texts("warnings", warnings);
    json.text("verdict", tuning.verdict());
  }

  private static void weight(Json json, LearnedWeight it) {
    json.text("action", it.action());
    EstimateJson.fields(json, "weight", it.weight());
    if (it.points().isPresent()) {
      json.count("points", it.points().getAsLong());
    } else {
      json.unknown("points");
    }
    EstimateJson.value(json, "signed", it.signed());
    json.number("signed_low", it.signed().either(known -> known.low(), unknown -> Double.NaN));
    json.number("signed_high", it.signed().either(known -> known.high(), unknown -> Double.NaN));
    EstimateJson.number(json, "cap", it.cap());
    json.text("note", it.note());
  }

  private static void baseline(Json json, Baseline it) {
    json.text("what", it.words());
    EstimateJson.difference(json, it.difference());
  }
}
