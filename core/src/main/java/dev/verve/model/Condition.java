package dev.verve.model;

import java.util.List;

/** Which events, users or accounts are meant, by their properties. */
public sealed interface Condition permits Condition.All, Condition.AnyOf, Condition.Test {

  /** Every part holds; the empty list holds always. */
  record All(List<Condition> parts) implements Condition {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /** At least one part holds. */
  record AnyOf(List<Condition> parts) implements Condition {
    public AnyOf {
      parts = List.copyOf(parts);
    }
  }

  /**
   * One property is compared. A missing property holds only for {@code not} and {@code exists:
   * false}.
   *
   * @param property name of the property
   * @param operator how it is compared
   * @param values what it is compared with: text, {@link Double} or {@link Boolean}; one value but
   *     for {@code IN} and {@code NOT}
   */
  record Test(String property, Operator operator, List<Object> values) implements Condition {
    public Test {
      values = List.copyOf(values);
    }
  }

  /** How a property is compared. */
  enum Operator {
    /** Equals one of the values. */
    IN,
    /** Equals none of the values. */
    NOT,
    GT,
    GTE,
    LT,
    LTE,
    CONTAINS,
    STARTS_WITH,
    ENDS_WITH,
    /** Is there and not empty, or the opposite where the value is false. */
    EXISTS
  }

  /** The properties that are read, each once, in the order of the text. */
  default List<String> properties() {
    if (this instanceof Test test) {
      return List.of(test.property());
    }
    List<Condition> parts = this instanceof All all ? all.parts() : ((AnyOf) this).parts();
    return parts.stream().flatMap(part -> part.properties().stream()).distinct().toList();
  }
}
