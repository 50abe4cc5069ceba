package dev.verve.sql;

import dev.verve.model.Condition;
import dev.verve.model.Condition.Operator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Renders a condition as SQL that is true or false, never null: a missing property fails every test
 * but {@code not} and {@code exists: false}.
 */
public final class ConditionSql {
  private final Dialect dialect;
  private final Function<String, Optional<String>> access;

  /**
   * A renderer.
   *
   * @param access the SQL expression of a property, or empty where the data has none
   */
  public ConditionSql(Dialect dialect, Function<String, Optional<String>> access) {
    this.dialect = dialect;
    this.access = access;
  }

  /** The condition as a boolean expression. */
  public String render(Condition condition) {
    if (condition instanceof Condition.Test test) {
      return test(test);
    }
    List<Condition> parts =
        condition instanceof Condition.All all
            ? all.parts()
            : ((Condition.AnyOf) condition).parts();
    if (parts.isEmpty()) {
      return "true";
    }
    String joint = condition instanceof Condition.All ? " and " : " or ";
    return parts.stream().map(this::render).collect(Collectors.joining(joint, "(", ")"));
  }

  private String test(Condition.Test test) {
    Optional<String> found = access.apply(test.property());
    Operator operator = test.operator();
    if (found.isEmpty()) {
      boolean holdsWhenMissing =
          operator == Operator.NOT
              || (operator == Operator.EXISTS && Boolean.FALSE.equals(test.values().get(0)));
      return String.valueOf(holdsWhenMissing);
    }
    String property = found.get();
    return switch (operator) {
      case IN -> "coalesce(" + oneOf(property, test.values()) + ", false)";
      case NOT -> "not coalesce(" + oneOf(property, test.values()) + ", false)";
      case GT -> compared(property, ">", test);
      case GTE -> compared(property, ">=", test);
      case LT -> compared(property, "<", test);
      case LTE -> compared(property, "<=", test);
      case CONTAINS -> found(dialect.contains(text(property), literal(test)));
      case STARTS_WITH -> found(dialect.startsWith(text(property), literal(test)));
      case ENDS_WITH -> found(dialect.endsWith(text(property), literal(test)));
      case EXISTS -> exists(property, Boolean.TRUE.equals(test.values().get(0)));
    };
  }

  private String oneOf(String property, List<Object> values) {
    return values.stream()
        .map(value -> equal(property, value))
        .collect(Collectors.joining(" or ", "(", ")"));
  }

  private String equal(String property, Object value) {
    if (value instanceof Double number) {
      return number(property) + " = " + number;
    }
    if (value instanceof Boolean) {
      return "lower(" + text(property) + ") = " + dialect.text(value.toString());
    }
    return text(property) + " = " + dialect.text(value.toString());
  }

  private String compared(String property, String sign, Condition.Test test) {
    Object value = test.values().get(0);
    return found(
        value instanceof Double number
            ? number(property) + " " + sign + " " + number
            : text(property) + " " + sign + " " + dialect.text(value.toString()));
  }

  private static String exists(String property, boolean wanted) {
    String there = "coalesce(" + text(property) + " <> '', false)";
    return wanted ? there : "not " + there;
  }

  private String literal(Condition.Test test) {
    return dialect.text(test.values().get(0).toString());
  }

  private static String found(String expression) {
    return "coalesce(" + expression + ", false)";
  }

  private static String text(String property) {
    return "cast(" + property + " as string)";
  }

  private static String number(String property) {
    return "(" + NumberSql.of(property) + ")";
  }
}
