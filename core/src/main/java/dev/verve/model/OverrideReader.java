package dev.verve.model;

import dev.verve.problem.Suggestion;
import dev.verve.yaml.YamlField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads weight overrides and resolves the names of their actions against the tree. */
final class OverrideReader {
  /** Overrides that hold for a user are kept as bits of one number. */
  private static final int MOST = 60;

  private OverrideReader() {}

  static List<WeightOverride> read(@Nullable YamlField field, List<Branch> branches) {
    if (field == null) {
      return List.of();
    }
    if (!field.isList()) {
      field.problem(
          "expected a list, found " + field.kind(),
          "Write `- when: {plan: enterprise}` and below it `weights: {login: 2}`.");
      return List.of();
    }
    if (field.items().size() > MOST) {
      field.problem("a model takes at most " + MOST + " overrides", "Join those that are alike.");
    }
    List<WeightOverride> overrides = new ArrayList<>();
    field.items().forEach(item -> override(item, branches).ifPresent(overrides::add));
    return overrides;
  }

  private static Optional<WeightOverride> override(YamlField field, List<Branch> branches) {
    Map<String, YamlField> fields = field.fields(Set.of("when", "weights"));
    YamlField when = fields.get("when");
    YamlField weights = fields.get("weights");
    if (when == null || weights == null) {
      if (field.isMapping()) {
        field.problem(
            "an override needs `when` and `weights`", "Say for whom, and which weights differ.");
      }
      return Optional.empty();
    }
    Optional<Condition> condition = ConditionReader.read(when);
    Map<String, Double> read = new LinkedHashMap<>();
    weights
        .fields()
        .forEach(
            (action, weight) -> {
              checkName(action, weight, branches);
              weight.number().ifPresent(number -> read.put(action, number));
            });
    return condition.map(c -> new WeightOverride(c, read));
  }

  private static void checkName(String name, YamlField field, List<Branch> branches) {
    List<String> full =
        branches.stream()
            .flatMap(b -> b.actions().stream().map(a -> b.slug() + "." + a.slug()))
            .toList();
    List<String> simple =
        branches.stream().flatMap(b -> b.actions().stream()).map(Action::slug).toList();
    if (simple.stream().filter(name::equals).count() > 1) {
      field.problem(
          "two branches have an action '" + name + "'", "Write it as `branch." + name + "`.");
    } else if (!simple.contains(name) && !full.contains(name) && !branches.isEmpty()) {
      field.problem("no action '" + name + "' in the model", Suggestion.didYouMean(name, simple));
    }
  }
}
