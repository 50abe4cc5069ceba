package dev.verve.server.impact;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An effect as it stands in a kept verdict.
 *
 * @param metric on what
 * @param value how much
 * @param low the lower end of the interval; infinite where there is none
 * @param high the upper end
 * @param p the p-value, adjusted where several were read together
 */
public record EffectOn(String metric, double value, double low, double high, double p) {

  /** The effect of a comparison, by CUPED where there is one. */
  public static Optional<EffectOn> of(Map<?, ?> comparison) {
    Map<?, ?> from = comparison.get("cuped") instanceof Map<?, ?> cuped ? cuped : comparison;
    if (!(from.get("effect") instanceof Number value)) {
      return Optional.empty();
    }
    return Optional.of(
        new EffectOn(
            String.valueOf(comparison.get("metric")),
            value.doubleValue(),
            number(from.get("low"), Double.NEGATIVE_INFINITY),
            number(from.get("high"), Double.POSITIVE_INFINITY),
            number(comparison.get("p_adjusted"), Double.NaN)));
  }

  private static double number(@Nullable Object value, double otherwise) {
    return value instanceof Number number ? number.doubleValue() : otherwise;
  }
}
