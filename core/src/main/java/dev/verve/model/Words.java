package dev.verve.model;

import dev.verve.problem.Suggestion;
import dev.verve.yaml.YamlField;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads a value that is one of a few words. */
public final class Words {
  private Words() {}

  /** The value whose word the field holds; any other word is reported with the nearest one. */
  public static <T> Optional<T> read(YamlField field, T[] values, Function<T, String> word) {
    Optional<String> text = field.text();
    Optional<T> meant =
        text.flatMap(t -> Arrays.stream(values).filter(v -> word.apply(v).equals(t)).findFirst());
    if (text.isPresent() && meant.isEmpty()) {
      List<String> known = Arrays.stream(values).map(word).toList();
      field.problem(
          "'" + text.get() + "' is none of " + String.join(", ", known),
          Suggestion.closest(text.get(), known).map(k -> "Did you mean '" + k + "'?").orElse(""));
    }
    return meant;
  }
}
