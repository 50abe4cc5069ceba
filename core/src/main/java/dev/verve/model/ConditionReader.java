package dev.verve.model;

import dev.verve.model.Condition.Operator;
import dev.verve.problem.Suggestion;
import dev.verve.yaml.YamlField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the condition grammar of {@code where}, {@code when} and {@code exclude}. */
public final class ConditionReader {
  private static final Map<String, Operator> OPERATORS =
      Map.of(
          "gt", Operator.GT,
          "gte", Operator.GTE,
          "lt", Operator.LT,
          "lte", Operator.LTE,
          "not", Operator.NOT,
          "contains", Operator.CONTAINS,
          "starts_with", Operator.STARTS_WITH,
          "ends_with", Operator.ENDS_WITH,
          "exists", Operator.EXISTS);

  private ConditionReader() {}

  /** The condition of a mapping of properties, or empty where it cannot be read. */
  public static Optional<Condition> read(YamlField field) {
    List<Condition> parts = new ArrayList<>();
    Map<String, YamlField> fields = field.fields();
    fields.forEach(
        (property, value) -> {
          if (property.equals("any") && isListOfMappings(value)) {
            parts.add(
                new Condition.AnyOf(
                    value.items().stream().flatMap(item -> read(item).stream()).toList()));
          } else {
            parts.addAll(tests(property, value));
          }
        });
    if (field.isMapping() && fields.isEmpty()) {
      field.problem("the condition says nothing", "Write `{property: value}`.");
    }
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(parts.size() == 1 ? parts.get(0) : new Condition.All(parts));
  }

  private static boolean isListOfMappings(YamlField field) {
    return field.isList()
        && !field.items().isEmpty()
        && field.items().stream().allMatch(YamlField::isMapping);
  }

  private static List<Condition> tests(String property, YamlField field) {
    if (!field.isMapping()) {
      return values(field).stream()
          .<Condition>map(values -> new Condition.Test(property, Operator.IN, values))
          .toList();
    }
    List<Condition> tests = new ArrayList<>();
    field
        .fields()
        .forEach(
            (word, value) -> {
              Operator operator = OPERATORS.get(word);
              if (operator == null) {
                value.problem(
                    "unknown operator '" + word + "'",
                    Suggestion.didYouMean(word, OPERATORS.keySet()));
              } else {
                operands(operator, word, value)
                    .ifPresent(v -> tests.add(new Condition.Test(property, operator, v)));
              }
            });
    if (field.fields().isEmpty()) {
      field.problem("the condition says nothing", "Write `{gt: 5}` or a value.");
    }
    return tests;
  }

  private static Optional<List<Object>> operands(Operator operator, String word, YamlField field) {
    return switch (operator) {
      case IN, NOT -> values(field);
      case GT, GTE, LT, LTE ->
          field.isNumber()
              ? field.number().map(List::<Object>of)
              : field.text().map(List::<Object>of);
      case CONTAINS, STARTS_WITH, ENDS_WITH -> field.text().map(List::<Object>of);
      case EXISTS -> {
        Optional<Object> value = field.value();
        if (value.isPresent() && !(value.get() instanceof Boolean)) {
          field.problem(word + " takes true or false, found " + field.kind(), "");
          yield Optional.empty();
        }
        yield value.map(List::of);
      }
    };
  }

  private static Optional<List<Object>> values(YamlField field) {
    if (field.isList() && field.items().isEmpty()) {
      field.problem("the list of values is empty", "Give at least one value.");
      return Optional.empty();
    }
    List<Object> values = field.items().stream().flatMap(item -> item.value().stream()).toList();
    return values.size() == field.items().size() ? Optional.of(values) : Optional.empty();
  }
}
