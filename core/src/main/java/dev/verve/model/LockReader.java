package dev.verve.model;

import dev.verve.problem.Place;
import dev.verve.problem.Problems;
import dev.verve.problem.UserError;
import dev.verve.yaml.YamlDocument;
import dev.verve.yaml.YamlField;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a lock file and refuses one that does not fit the model. */
public final class LockReader {
  private static final String CURE = "Run `verve calibrate` to write it anew.";

  private LockReader() {}

  /**
   * Reads a lock for a model.
   *
   * @throws UserError where the text is no lock, or the lock of another model
   */
  public static Lock read(String file, String text, ScoreModel model) {
    Problems problems = new Problems();
    Optional<Lock> lock = YamlDocument.read(file, text, problems).flatMap(LockReader::lock);
    problems.refuseIfAny();
    if (lock.isEmpty()) {
      throw UserError.of(Place.file(file), "this is no lock file", CURE);
    }
    if (!lock.get().modelHash().equals(Fingerprint.ofScoring(model))) {
      throw UserError.of(
          Place.file(file),
          "this lock was made for another state of model '" + lock.get().model() + "'",
          "The model has changed since it was calibrated on "
              + lock.get().date()
              + ". Undo the change, or run `verve calibrate` to freeze a new scale.");
    }
    return lock.get();
  }

  private static Optional<Lock> lock(YamlField root) {
    Map<String, YamlField> fields =
        root.fields(Set.of("model", "model_hash", "scale", "account_scale", "reference"));
    for (String key : List.of("model", "model_hash", "scale", "reference")) {
      if (!fields.containsKey(key)) {
        root.problem("the lock lacks '" + key + "'", CURE);
        return Optional.empty();
      }
    }
    Map<String, YamlField> reference = field(fields, "reference").fields();
    try {
      FittedScale accounts =
          fields.containsKey("account_scale") ? scale(field(fields, "account_scale")) : null;
      return Optional.of(
          new Lock(
              field(fields, "model").text().orElse(""),
              field(fields, "model_hash").text().orElse(""),
              scale(field(fields, "scale")),
              accounts,
              LocalDate.parse(field(reference, "date").text().orElse("")),
              whole(reference, "users"),
              whole(reference, "active"),
              whole(reference, "days")));
    } catch (IllegalArgumentException | DateTimeParseException e) {
      root.problem("the lock cannot be read: " + e.getMessage(), CURE);
      return Optional.empty();
    }
  }

  private static FittedScale scale(YamlField field) {
    Map<String, YamlField> fields = field.fields();
    Scale.Method method =
        Words.read(field(fields, "method"), Scale.Method.values(), Scale.Method::word)
            .orElseThrow(() -> new IllegalArgumentException("no scale method"));
    if (method != Scale.Method.PERCENTILE) {
      return FittedScale.of(method, number(fields, method.parameter()));
    }
    List<Double> values = numbers(field(fields, "values"));
    List<Long> counts = numbers(field(fields, "counts")).stream().map(Double::longValue).toList();
    return new FittedScale(method, null, Reference.of(values, counts));
  }

  private static YamlField field(Map<String, YamlField> fields, String key) {
    YamlField field = fields.get(key);
    if (field == null) {
      throw new IllegalArgumentException("'" + key + "' is missing");
    }
    return field;
  }

  private static double number(Map<String, YamlField> fields, String key) {
    return field(fields, key)
        .number()
        .orElseThrow(() -> new IllegalArgumentException("'" + key + "' is no number"));
  }

  private static long whole(Map<String, YamlField> fields, String key) {
    return (long) number(fields, key);
  }

  private static List<Double> numbers(YamlField field) {
    return field.items().stream().flatMap(item -> item.number().stream()).toList();
  }
}
