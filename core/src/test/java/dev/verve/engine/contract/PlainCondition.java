package dev.verve.engine.contract;

import dev.verve.model.Condition;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Conditions on properties that are text, as the model's reference tells them. */
final class PlainCondition {
  private PlainCondition() {}

  static boolean holds(Condition condition, Map<String, String> properties) {
    if (condition instanceof Condition.All all) {
      return all.parts().stream().allMatch(part -> holds(part, properties));
    }
    if (condition instanceof Condition.AnyOf any) {
      return any.parts().stream().anyMatch(part -> holds(part, properties));
    }
    Condition.Test test = (Condition.Test) condition;
    String value = properties.get(test.property());
    return holds(test, value == null || value.isEmpty() ? null : value);
  }

  private static boolean holds(Condition.Test test, @Nullable String value) {
    Object first = test.values().get(0);
    if (test.operator() == Condition.Operator.EXISTS) {
      return first.equals(value != null);
    }
    if (value == null) {
      return test.operator() == Condition.Operator.NOT;
    }
    return switch (test.operator()) {
      case IN -> test.values().stream().anyMatch(wanted -> same(wanted, value));
      case NOT -> test.values().stream().noneMatch(wanted -> same(wanted, value));
      case GT -> compares(first, value) && order(first, value) > 0;
      case GTE -> compares(first, value) && order(first, value) >= 0;
      case LT -> compares(first, value) && order(first, value) < 0;
      case LTE -> compares(first, value) && order(first, value) <= 0;
      case CONTAINS -> value.contains((String) first);
      case STARTS_WITH -> value.startsWith((String) first);
      case ENDS_WITH -> value.endsWith((String) first);
      case EXISTS -> throw new AssertionError();
    };
  }

  private static boolean same(Object wanted, String value) {
    return wanted instanceof String text
        ? value.equals(text)
        : wanted instanceof Boolean
            ? value.equalsIgnoreCase(wanted.toString())
            : compares(wanted, value) && order(wanted, value) == 0;
  }

  private static boolean compares(Object wanted, String value) {
    return wanted instanceof String || number(value).isPresent();
  }

  private static int order(Object wanted, String value) {
    return wanted instanceof String text
        ? value.compareTo(text)
        : Double.compare(number(value).orElseThrow(), (Double) wanted);
  }

  /** The finite number that a text says. */
  static OptionalDouble number(@Nullable String text) {
    if (text == null || !text.strip().matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
      return OptionalDouble.empty();
    }
    double value = Double.parseDouble(text.strip());
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
