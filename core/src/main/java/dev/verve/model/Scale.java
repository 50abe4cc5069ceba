package dev.verve.model;

import static dev.verve.problem.Check.require;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How raw points become a score from 0 to 100, as the model says it: by a fixed number, or by one
 * that is fitted to a reference and then frozen.
 *
 * @param method the form of the scale
 * @param number {@code half} or {@code at} where it is fixed, above 0; else null
 * @param quantile the quantile of the active reference's raw points that gives the number, strictly
 *     between 0 and 1; null where the number is fixed or the method takes none
 */
public record Scale(Method method, @Nullable Double number, @Nullable Double quantile) {
  /** The scale of a model that names none: the reference's active median reads 50. */
  public static final Scale DEFAULT = new Scale(Method.SATURATING, null, 0.5);

  /** The form of the scale. */
  public enum Method {
    /** 100·(1 − 2^(−raw/half)). */
    SATURATING,
    /** 100·raw/at, at most 100. */
    CAP,
    /** 100·ln(1+raw)/ln(1+at), at most 100. */
    LOG,
    /** Mid-rank against a frozen reference. */
    PERCENTILE;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The name of the number that the method takes, empty where it takes none. */
    public String parameter() {
      return switch (this) {
        case SATURATING -> "half";
        case CAP, LOG -> "at";
        case PERCENTILE -> "";
      };
    }
  }

  public Scale {
    if (method == Method.PERCENTILE) {
      require(number == null && quantile == null, "a percentile scale takes no number");
    } else {
      require(
          (number == null) != (quantile == null), "a scale takes one of a number and a quantile");
      require(
          number == null || (number > 0 && Double.isFinite(number)),
          "%s must be above 0, was %s",
          method.parameter(),
          number);
      require(
          quantile == null || (quantile > 0 && quantile < 1),
          "a quantile lies between 0 and 1, was %s",
          quantile);
    }
  }

  /** Whether the scale needs a reference before it can score. */
  public boolean isFitted() {
    return number == null;
  }
}
