package dev.verve.model;

import dev.verve.yaml.YamlField;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one action, in its short form (a weight) or in full. */
final class ActionReader {
  private static final Set<String> KEYS =
      Set.of(
          "event", "where", "measure", "weight", "max_per_day", "max", "curve", "window", "decay");

  private ActionReader() {}

  static Optional<Action> read(String slug, YamlField field) {
    if (!Slug.isLine(slug)) {
      field.problem("an action's name is one line of at most 200 characters", "Shorten it.");
      return Optional.empty();
    }
    if (!field.isMapping()) {
      if (!field.isNumber()) {
        field.problem(
            "expected a weight or fields, found " + field.kind(), "Write `" + slug + ": 1`.");
        return Optional.empty();
      }
      return field.number().map(weight -> action(slug, weight));
    }
    Map<String, YamlField> fields = field.fields(KEYS);
    Measure measure = MeasureReader.read(fields.get("measure")).orElse(Measure.COUNT);
    Optional<Double> weight = weight(field, fields.get("weight"));
    List<String> events =
        Optional.ofNullable(fields.get("event")).map(YamlField::texts).orElse(List.of(slug));
    Condition where =
        Optional.ofNullable(fields.get("where")).flatMap(ConditionReader::read).orElse(null);
    Double maxPerDay = limit(fields, "max_per_day");
    Double max = limit(fields, "max");
    Curve curve =
        Optional.ofNullable(fields.get("curve")).flatMap(CurveReader::read).orElse(Curve.LINEAR);
    Integer window =
        Optional.ofNullable(fields.get("window")).flatMap(YamlField::wholeDays).orElse(null);
    Decay decay = Optional.ofNullable(fields.get("decay")).flatMap(DecayReader::read).orElse(null);
    refuseWithoutMeaning(measure, fields);
    if (weight.isEmpty() || events.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Action(
            slug, events, where, measure, weight.get(), maxPerDay, max, curve, window, decay));
  }

  static Optional<Double> above0(YamlField field, String what) {
    Optional<Double> number = field.number();
    if (number.isPresent() && number.get() <= 0) {
      field.problem(what + " must be above 0, was " + field.kind(), "Drop it for no limit.");
      return Optional.empty();
    }
    return number;
  }

  private static Action action(String slug, double weight) {
    return new Action(
        slug, List.of(slug), null, Measure.COUNT, weight, null, null, Curve.LINEAR, null, null);
  }

  private static Optional<Double> weight(YamlField action, @Nullable YamlField weight) {
    if (weight == null) {
      action.problem("the action has no weight", "Add `weight: 1`.");
      return Optional.empty();
    }
    return weight.number();
  }

  private static @Nullable Double limit(Map<String, YamlField> fields, String key) {
    return Optional.ofNullable(fields.get(key)).flatMap(f -> above0(f, key)).orElse(null);
  }

  /** A setting that the measure cannot heed would be a silent lie, so it is refused. */
  private static void refuseWithoutMeaning(Measure measure, Map<String, YamlField> fields) {
    List<String> unheeded =
        switch (measure.kind()) {
          case DISTINCT, WEEKS -> List.of("max_per_day", "decay");
          case EVER -> List.of("max_per_day", "decay", "window");
          default -> List.of();
        };
    for (String key : unheeded) {
      YamlField field = fields.get(key);
      if (field != null) {
        field.problem(
            "measure " + measure.kind().word() + " has no use for " + key,
            "Drop it, or choose another measure.");
      }
    }
  }
}
