package dev.verve.model;

import static dev.verve.problem.Check.require;

import org.jspecify.annotations.Nullable;

/**
 * What a good score should go with, within some days after the date of the score.
 *
 * @param name what it is called, such as {@code retained}
 * @param kind what decides it
 * @param event the event that decides it; null for {@code RETAINED}
 * @param days the days within which it is decided, at least 1
 */
public record Outcome(String name, Kind kind, @Nullable String event, int days) {

  /** What decides an outcome. */
  public enum Kind {
    /** Any scored action within the days is the good outcome. */
    RETAINED,
    /** The event is the good outcome. */
    EVENT,
    /** The event is the bad outcome. */
    LOST_EVENT
  }

  public Outcome {
    require(days >= 1, "an outcome needs at least 1 day, was %s", days);
    require((kind == Kind.RETAINED) == (event == null), "outcome %s and its event disagree", kind);
  }

  /** What it takes, in words. */
  public String words() {
    return switch (kind) {
      case RETAINED -> "any scored action within %d days".formatted(days);
      case EVENT -> "%s within %d days".formatted(event, days);
      case LOST_EVENT -> "no %s within %d days".formatted(event, days);
    };
  }
}
