package dev.verve.model;

import dev.verve.problem.Suggestion;
import dev.verve.yaml.YamlField;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code count}, {@code days}, {@code ever}, or {@code {sum: property}} and its kin. */
final class MeasureReader {
  private static final List<String> WORDS =
      Arrays.stream(Measure.Kind.values()).map(Measure.Kind::word).toList();

  private MeasureReader() {}

  static Optional<Measure> read(@Nullable YamlField field) {
    if (field == null) {
      return Optional.empty();
    }
    if (!field.isMapping()) {
      return Words.read(field, Measure.Kind.values(), Measure.Kind::word)
          .flatMap(kind -> withoutProperty(field, kind));
    }
    Map<String, YamlField> fields = field.fields();
    if (fields.size() != 1) {
      field.problem("a measure is one of " + String.join(", ", WORDS), "Write `{sum: minutes}`.");
      return Optional.empty();
    }
    String word = fields.keySet().iterator().next();
    YamlField property = fields.values().iterator().next();
    Optional<Measure.Kind> read =
        Arrays.stream(Measure.Kind.values()).filter(k -> k.word().equals(word)).findFirst();
    if (read.isEmpty()) {
      property.problem("unknown measure '" + word + "'", Suggestion.didYouMean(word, WORDS));
      return Optional.empty();
    }
    Measure.Kind kind = read.get();
    if (!kind.readsProperty()) {
      property.problem("measure " + word + " reads no property", "Write `measure: " + word + "`.");
      return Optional.empty();
    }
    return property.text().map(name -> new Measure(kind, name));
  }

  private static Optional<Measure> withoutProperty(YamlField field, Measure.Kind kind) {
    if (kind.readsProperty()) {
      field.problem(
          "measure " + kind.word() + " needs a property",
          "Write `measure: {" + kind.word() + ": property}`.");
      return Optional.empty();
    }
    return Optional.of(new Measure(kind, null));
  }
}
