package dev.verve.model;

import dev.verve.model.Target.Arrival;
import dev.verve.problem.Suggestion;
import dev.verve.yaml.YamlField;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads whom an intervention is for: {@code everybody}, {@code newcomers}, or fields {@code users},
 * {@code segment} and {@code rule}.
 */
final class TargetReader {
  private static final String CURE =
      "Write `everybody`, `newcomers`, `{segment: {plan: pro}}`, `{rule: {band: dormant}}` or `{users: [u1]}`.";

  private final ScoreModel model;

  TargetReader(ScoreModel model) {
    this.model = model;
  }

  Optional<Target> read(YamlField field) {
    return field.isMapping() ? parts(field) : word(field);
  }

  private static Optional<Target> word(YamlField field) {
    Optional<String> word = field.text();
    if (word.isEmpty()) {
      return Optional.empty();
    }
    if (word.get().equals("everybody")) {
      return Optional.of(Target.EVERYBODY);
    }
    if (word.get().equals("newcomers")) {
      return Optional.of(new Target(Arrival.DURING, List.of(), null, null));
    }
    field.problem("'" + word.get() + "' is no target", CURE);
    return Optional.empty();
  }

  private Optional<Target> parts(YamlField field) {
    Map<String, YamlField> fields = field.fields(List.of("users", "segment", "rule", "newcomers"));
    if (fields.isEmpty()) {
      field.problem("the target names nobody", CURE);
      return Optional.empty();
    }
    Optional<YamlField> newcomers = Optional.ofNullable(fields.get("newcomers"));
    Arrival arrival =
        newcomers.flatMap(YamlField::value).filter(Boolean.TRUE::equals).isPresent()
            ? Arrival.DURING
            : Arrival.BEFORE;
    List<String> users =
        Optional.ofNullable(fields.get("users")).map(YamlField::texts).orElse(List.of());
    Optional<Condition> segment =
        Optional.ofNullable(fields.get("segment")).flatMap(ConditionReader::read);
    Optional<YamlField> rule = Optional.ofNullable(fields.get("rule"));
    Optional<Condition> condition = rule.flatMap(ConditionReader::read);
    rule.ifPresent(place -> condition.ifPresent(c -> checkRule(place, c)));
    if (arrival == Arrival.DURING && rule.isPresent()) {
      field.problem("newcomers have no score before the start", "Drop `rule`, or `newcomers`.");
      return Optional.empty();
    }
    return Optional.of(new Target(arrival, users, segment.orElse(null), condition.orElse(null)));
  }

  private void checkRule(YamlField field, Condition rule) {
    for (String property : rule.properties()) {
      if (!Target.RULE_PROPERTIES.contains(property)) {
        field.problem(
            "a rule asks for score, raw and band, not for '" + property + "'",
            Suggestion.closest(property, Target.RULE_PROPERTIES)
                .map(near -> "Did you mean '" + near + "'?")
                .orElse("Traits belong to `segment`."));
      }
    }
    if (rule instanceof Condition.All all) {
      all.parts().forEach(part -> checkRuleBands(field, part));
    } else {
      checkRuleBands(field, rule);
    }
  }

  private void checkRuleBands(YamlField field, Condition part) {
    if (part instanceof Condition.Test test && test.property().equals("band")) {
      for (Object value : test.values()) {
        if (!model.bands().names().contains(value.toString())) {
          field.problem(
              "the model has no band '" + value + "'",
              Suggestion.didYouMean(value.toString(), model.bands().names()));
        }
      }
    }
  }
}
