package dev.verve.model;

import static dev.verve.problem.Check.require;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom an intervention is for. What is given must hold together; where nothing is, it is for
 * everybody.
 *
 * @param arrival who was there when it started
 * @param users ids; empty for any
 * @param segment a condition on traits; null for any
 * @param rule a condition on {@code score}, {@code raw} and {@code band} as of the day before the
 *     start; null for any
 */
public record Target(
    Arrival arrival, List<String> users, @Nullable Condition segment, @Nullable Condition rule) {
  /** What a rule may ask for. */
  public static final List<String> RULE_PROPERTIES = List.of("score", "raw", "band");

  public static final Target EVERYBODY = new Target(Arrival.BEFORE, List.of(), null, null);

  /** When those came for whom an intervention is. */
  public enum Arrival {
    /** They were there on the day before the start. */
    BEFORE,
    /** They were first seen between the start and the end. */
    DURING
  }

  public Target {
    users = List.copyOf(users);
    require(arrival == Arrival.BEFORE || rule == null, "newcomers have no score before the start");
  }

  /** Whether somebody's own score decided that they were chosen. */
  public boolean isChosenByScore() {
    return rule != null;
  }

  /** Whether it is for all who were there. */
  public boolean isEverybody() {
    return equals(EVERYBODY);
  }
}
