package dev.verve.answer;

import dev.verve.insight.evidence.Baseline;
import dev.verve.insight.evidence.LearnedWeight;
import dev.verve.insight.evidence.Tuning;
import dev.verve.stats.Measured;
import dev.verve.stats.Unknown;
import java.util.List;
import java.util.Optional;

/** Learned weights as fields; those of refused ones are there too, as null. */
public final class TuningFields {
  private static final Unknown NOT_LEARNED = new Unknown("not learned");

  private TuningFields() {}

  /** What was learned, with what its reader has to know. */
  public static void write(Fields json, Tuning tuning, List<String> warnings) {
    Optional<Tuning.Proposed> proposed = tuning.proposed();
    json.count("n", tuning.n());
    json.count("positives", tuning.positives());
    json.list(
        "weights",
        list -> tuning.weights().forEach(it -> list.object(fields -> weight(fields, it))));
    json.object(
        "auc",
        fields -> {
          fields.estimate("value", proposed.map(Tuning.Proposed::auc).orElse(NOT_LEARNED));
          proposed.ifPresentOrElse(
              it -> fields.number("lost_by_rounding", it.lostByRounding()),
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

  private static void weight(Fields json, LearnedWeight it) {
    json.text("action", it.action());
    json.estimate("weight", it.weight());
    if (it.points().isPresent()) {
      json.count("points", it.points().getAsLong());
    } else {
      json.unknown("points");
    }
    Optional<Measured> free = it.signed().measured();
    json.number("signed", free.map(Measured::value).orElse(Double.NaN));
    json.number("signed_low", free.map(Measured::low).orElse(Double.NaN));
    json.number("signed_high", free.map(Measured::high).orElse(Double.NaN));
    json.number("cap", it.cap());
    json.text("note", it.note());
  }

  private static void baseline(Fields json, Baseline it) {
    json.text("what", it.words());
    ValidationFields.difference(json, it.difference());
  }
}
