package dev.verve.model;

import static dev.verve.problem.Check.require;

import org.jspecify.annotations.Nullable;

/**
 * A scale that is ready to score: its number is known, and frozen.
 *
 * @param method the form
 * @param number {@code half} or {@code at}, above 0; null for percentile
 * @param reference the reference of a percentile scale; else null
 */
public record FittedScale(
    Scale.Method method, @Nullable Double number, @Nullable Reference reference) {
  public FittedScale {
    boolean percentile = method == Scale.Method.PERCENTILE;
    require(percentile == (reference != null), "only a percentile scale has a reference");
    require(percentile == (number == null), "only a percentile scale has no number");
    require(
        number == null || (number > 0 && Double.isFinite(number)),
        "%s must be above 0, was %s",
        method.parameter(),
        number);
  }

  /** A scale with a number: {@code half} or {@code at}. */
  public static FittedScale of(Scale.Method method, double number) {
    return new FittedScale(method, number, null);
  }

  /** The score from 0 to 100 of raw points; 0 for raw points of 0 or less. */
  public double score(double raw) {
    if (raw <= 0) {
      return 0;
    }
    return switch (method) {
      case SATURATING -> 100 * (1 - Math.pow(2, -raw / parameter()));
      case CAP -> Math.min(100, 100 * raw / parameter());
      case LOG -> Math.min(100, 100 * Math.log1p(raw) / Math.log1p(parameter()));
      case PERCENTILE -> distribution().midRank(raw);
    };
  }

  /**
   * The least raw points that reach a score above 0, or infinity where none do (100 on a saturating
   * scale, or beyond the reference).
   */
  public double inverse(double score) {
    return switch (method) {
      case SATURATING ->
          score >= 100
              ? Double.POSITIVE_INFINITY
              : -parameter() * Math.log1p(-score / 100) / Math.log(2);
      case CAP -> score > 100 ? Double.POSITIVE_INFINITY : score * parameter() / 100;
      case LOG ->
          score > 100
              ? Double.POSITIVE_INFINITY
              : Math.expm1(score / 100 * Math.log1p(parameter()));
      case PERCENTILE -> leastInReference(score);
    };
  }

  /** How fast the score rises with raw points here; 0 where it is flat or has steps. */
  public double slope(double raw) {
    if (raw < 0 || method == Scale.Method.PERCENTILE) {
      return 0;
    }
    return switch (method) {
      case SATURATING -> 100 * Math.log(2) / parameter() * Math.pow(2, -raw / parameter());
      case CAP -> raw >= parameter() ? 0 : 100 / parameter();
      case LOG -> raw >= parameter() ? 0 : 100 / ((1 + raw) * Math.log1p(parameter()));
      case PERCENTILE -> 0;
    };
  }

  private double leastInReference(double score) {
    double below = 0;
    Reference known = distribution();
    for (int i = 0; i < known.values().size(); i++) {
      long count = known.counts().get(i);
      if (100 * (below + count / 2.0) / known.size() >= score) {
        return known.values().get(i);
      }
      below += count;
      if (100 * below / known.size() >= score) {
        return Math.nextUp(known.most(i));
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  private double parameter() {
    if (number == null) {
      throw new IllegalStateException("a percentile scale has no number");
    }
    return number;
  }

  private Reference distribution() {
    if (reference == null) {
      throw new IllegalStateException("only a percentile scale has a reference");
    }
    return reference;
  }
}
