package dev.verve.insight.evidence;

import dev.verve.stats.Estimate;
import dev.verve.stats.Unknown;
import java.util.OptionalDouble;

/**
 * How much better one score ranks the same users than another.
 *
 * @param first the area under the ROC curve of the first score
 * @param second that of the second
 * @param difference first minus second, with its interval
 * @param p two-sided, of no difference; empty when the difference is unknown
 */
public record Difference(Estimate first, Estimate second, Estimate difference, OptionalDouble p) {

  static Difference unknown(String reason) {
    Unknown unknown = new Unknown(reason);
    return new Difference(unknown, unknown, unknown, OptionalDouble.empty());
  }

  /** Whether the first is better than chance explains at 5 %. */
  public boolean better() {
    return difference.either(it -> it.low() > 0, unknown -> false);
  }

  /** Whether the first is worse than chance explains at 5 %. */
  public boolean worse() {
    return difference.either(it -> it.high() < 0, unknown -> false);
  }
}
