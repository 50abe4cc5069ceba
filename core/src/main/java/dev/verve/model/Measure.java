package dev.verve.model;

import static dev.verve.problem.Check.require;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is counted of an action's events.
 *
 * @param kind the way of counting
 * @param property the event property that is read; null for the kinds that read none
 */
public record Measure(Kind kind, @Nullable String property) {
  public static final Measure COUNT = new Measure(Kind.COUNT, null);
  public static final Measure DAYS = new Measure(Kind.DAYS, null);
  public static final Measure EVER = new Measure(Kind.EVER, null);

  /** The way of counting. */
  public enum Kind {
    /** Events. */
    COUNT,
    /** Days with at least one event. */
    DAYS,
    /** Calendar weeks, from Monday, with at least one event in the window; does not decay. */
    WEEKS,
    /** The sum of a numeric property. */
    SUM,
    /** The greatest value of a numeric property. */
    MAX,
    /** Different values of a property in the window; does not decay. */
    DISTINCT,
    /** 1 once it has happened at any time up to the date; does not decay and knows no window. */
    EVER;

    /** Whether the kind reads a property. */
    public boolean readsProperty() {
      return this == SUM || this == MAX || this == DISTINCT;
    }

    /** Whether older days weigh less under a decay. */
    public boolean decays() {
      return this != DISTINCT && this != WEEKS && this != EVER;
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Measure {
    require(
        kind.readsProperty() == (property != null),
        "measure %s %s a property",
        kind.word(),
        kind.readsProperty() ? "needs" : "reads no");
  }

  @Override
  public String toString() {
    return property == null ? kind.word() : "{" + kind.word() + ": " + property + "}";
  }
}
