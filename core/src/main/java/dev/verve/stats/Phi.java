package dev.verve.stats;

import java.util.Optional;

/**
 * The phi coefficient: the Pearson correlation of two yes-or-no traits, here of "did the action"
 * and "was retained". It says how far the two go together, not that one causes the other, and it
 * cannot reach 1 when the traits differ in how common they are.
 *
 * @param value from -1 to 1
 */
public record Phi(double value) {
  /** The words for the size of a coefficient, whatever its sign. */
  public enum Strength {
    /** 0.4 and above. */
    HIGH,
    /** 0.3 and above. */
    MODERATE,
    /** 0.2 and above. */
    SLIGHT,
    /** Below 0.2. */
    NONE
  }

  /** Checks the range. */
  public Phi {
    Require.that(Math.abs(value) <= 1, "phi must be between -1 and 1, was %s", value);
  }

  /**
   * From the counts of a two by two table; empty when one of the traits does not vary, for then
   * there is nothing to correlate.
   *
   * @param both users with both traits
   * @param firstOnly users with the first trait alone
   * @param secondOnly users with the second trait alone
   * @param neither users with neither
   */
  public static Optional<Phi> of(long both, long firstOnly, long secondOnly, long neither) {
    Require.that(
        both >= 0 && firstOnly >= 0 && secondOnly >= 0 && neither >= 0,
        "counts must not be negative");
    double first =
        Math.sqrt((double) (both + firstOnly)) * Math.sqrt((double) (secondOnly + neither));
    double second =
        Math.sqrt((double) (both + secondOnly)) * Math.sqrt((double) (firstOnly + neither));
    if (first == 0 || second == 0) {
      return Optional.empty();
    }
    double covariance = (double) both * neither - (double) firstOnly * secondOnly;
    double phi = covariance / first / second;
    return Optional.of(new Phi(Math.max(-1, Math.min(1, phi))));
  }

  /** The word for the size of this coefficient. */
  public Strength strength() {
    double size = Math.abs(value);
    if (size >= 0.4) {
      return Strength.HIGH;
    }
    if (size >= 0.3) {
      return Strength.MODERATE;
    }
    return size >= 0.2 ? Strength.SLIGHT : Strength.NONE;
  }
}
