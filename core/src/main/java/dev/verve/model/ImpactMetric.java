package dev.verve.model;

import static dev.verve.problem.Check.require;

import org.jspecify.annotations.Nullable;

/**
 * What an intervention should move.
 *
 * @param kind what is measured
 * @param of the branch or the outcome; null for the score
 */
public record ImpactMetric(Kind kind, @Nullable String of) {
  public static final ImpactMetric SCORE = new ImpactMetric(Kind.SCORE, null);

  /** What can be measured. */
  public enum Kind {
    /** The displayed score as of the analysis date. */
    SCORE,
    /** The raw points of a branch as of the analysis date. */
    POINTS,
    /** Whether an outcome of the model came true, counted from the start. */
    OUTCOME
  }

  public ImpactMetric {
    require((kind == Kind.SCORE) == (of == null), "metric %s and what it is of disagree", kind);
  }

  /** The points of a branch. */
  public static ImpactMetric points(String branch) {
    return new ImpactMetric(Kind.POINTS, branch);
  }

  /** An outcome of the model. */
  public static ImpactMetric outcome(String name) {
    return new ImpactMetric(Kind.OUTCOME, name);
  }

  /** What people read. */
  public String words() {
    return switch (kind) {
      case SCORE -> "score";
      case POINTS -> "points of " + of;
      case OUTCOME -> String.valueOf(of);
    };
  }
}
