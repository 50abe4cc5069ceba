package dev.verve.model;

import dev.verve.yaml.YamlField;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code {half_life: 10d}}, {@code {linear: 90d}} or {@code none}. */
final class DecayReader {
  private DecayReader() {}

  static Optional<Decay> read(YamlField field) {
    if (!field.isMapping()) {
      if (!field.isList() && (field.isNull() || field.kind().equals("'none'"))) {
        return Optional.of(Decay.NONE);
      }
      field.problem(
          "expected a decay, found " + field.kind(),
          "Write {half_life: 10d}, {linear: 90d} or none.");
      return Optional.empty();
    }
    Map<String, YamlField> fields = field.fields(Set.of("half_life", "linear"));
    YamlField halfLife = fields.get("half_life");
    YamlField linear = fields.get("linear");
    if ((halfLife == null) == (linear == null)) {
      field.problem("a decay is one of half_life and linear", "Keep one: {half_life: 10d}.");
      return Optional.empty();
    }
    return halfLife != null
        ? halfLife.days().map(Decay::halfLife)
        : linear.days().map(Decay::linear);
  }
}
