package dev.verve.stats;

import java.util.function.Function;

/**
 * The absence of an estimate.
 *
 * @param reason why there is none, in words for the person who asked
 */
public record Unknown(String reason) implements Estimate {
  /** Checks that a reason is given. */
  public Unknown {
    Require.that(!reason.isBlank(), "an unknown must say why");
  }

  @Override
  public <T> T either(Function<Measured, T> known, Function<Unknown, T> unknown) {
    return unknown.apply(this);
  }
}
