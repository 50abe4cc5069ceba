package dev.verve.stats;

import java.util.Optional;
import java.util.function.Function;

/**
 * A number with its uncertainty, or the reason why there is none. An unknown is never disguised as
 * a number: who wants the value has to say what happens without it.
 */
public sealed interface Estimate permits Measured, Unknown {
  /**
   * Answers by one of two functions, depending on whether the value is known.
   *
   * @param known what to make of the measured value
   * @param unknown what to make of the reason why it is missing
   */
  <T> T either(Function<Measured, T> known, Function<Unknown, T> unknown);

  /** The measured value, empty when unknown. */
  default Optional<Measured> measured() {
    return either(Optional::of, unknown -> Optional.empty());
  }
}
