package dev.verve.model;

import static dev.verve.problem.Check.require;

/**
 * How a day loses weight with its age, beside the window.
 *
 * @param kind the form of the loss
 * @param days half-life in days, or the days after which nothing is left; 0 for no decay
 */
public record Decay(Kind kind, double days) {
  public static final Decay NONE = new Decay(Kind.NONE, 0);

  /** The form of the loss. */
  public enum Kind {
    /** A day keeps its weight while it is in the window. */
    NONE,
    /** 2^(−age / days). */
    HALF_LIFE,
    /** max(0, 1 − age / days). */
    LINEAR
  }

  public Decay {
    require(
        kind == Kind.NONE ? days == 0 : days > 0 && Double.isFinite(days),
        "a decay must be above 0 days, was %s",
        days);
  }

  public static Decay halfLife(double days) {
    return new Decay(Kind.HALF_LIFE, days);
  }

  public static Decay linear(double days) {
    return new Decay(Kind.LINEAR, days);
  }

  /** The weight of a day of the given age in whole days, from 1 down to 0. */
  public double weight(long age) {
    return switch (kind) {
      case NONE -> 1;
      case HALF_LIFE -> Math.pow(2, -age / days);
      case LINEAR -> Math.max(0, 1 - age / days);
    };
  }
}
