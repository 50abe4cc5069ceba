package dev.verve.insight.evidence;

import dev.verve.model.Condition;
import java.util.List;

/**
 * The users of one value of a trait.
 *
 * @param trait a segment of the model
 * @param value one of its values
 */
public record Segment(String trait, String value) {
  Condition condition() {
    return new Condition.Test(trait, Condition.Operator.IN, List.of(value));
  }

  /** As people say it. */
  public String words() {
    return trait + " " + value;
  }
}
