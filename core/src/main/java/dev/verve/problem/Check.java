package dev.verve.problem;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Guards with which values check themselves when they are made. */
public final class Check {
  private Check() {}

  /**
   * Refuses a value whose rule does not hold.
   *
   * @throws IllegalArgumentException with the formatted message
   */
  public static void require(boolean holds, String message, @Nullable Object... args) {
    if (!holds) {
      throw new IllegalArgumentException(String.format(Locale.ROOT, message, args));
    }
  }
}
