package dev.verve.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was tried, and whether it worked.
 *
 * @param summary in a sentence
 * @param interventions those that began last first
 */
public record Ledger(String summary, List<Row> interventions) {
  /**
   * An intervention.
   *
   * @param state planned, running, due or judged
   * @param verdict VERIFIED, NEGATIVE, NO_EVIDENCE, INVALID or INSUFFICIENT; null before it is
   *     judged
   * @param gaming whether the score rose and the outcome did not; null before it is judged
   * @param effect on the metric; null where none is known
   */
  public record Row(
      String name,
      String title,
      @Nullable String owner,
      String start,
      String analysis,
      String state,
      @Nullable String verdict,
      @Nullable Boolean gaming,
      @Nullable Effect effect,
      @Nullable String cost,
      @Nullable String learned) {}

  /** An effect on a metric with its 95 % interval; null ends where there is none. */
  public record Effect(String metric, double value, @Nullable Double low, @Nullable Double high) {}
}
