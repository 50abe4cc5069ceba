package dev.verve.server.impact;

import dev.verve.insight.impact.Verdict;
import dev.verve.server.web.JsonText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A verdict as it was found and kept.
 *
 * @param madeAt when
 * @param verdict on the primary metric
 * @param document the whole answer as JSON
 */
public record KeptVerdict(Instant madeAt, Verdict verdict, String document) {

  /** The fields of the answer. */
  public Map<String, Object> fields() {
    return JsonText.object(document);
  }

  /** The verdict in a sentence. */
  public String sentence() {
    return String.valueOf(fields().get("sentence"));
  }

  /** Whether the primary metric rose and the outcome did not. */
  public boolean isGaming() {
    return Boolean.TRUE.equals(fields().get("gaming"));
  }

  /** The effect on the primary metric in the first arm, by CUPED where there is one. */
  public Optional<EffectOn> primary() {
    return EffectOn.of(fields());
  }

  /** The effect on a metric in the first arm, where it was measured. */
  public Optional<EffectOn> of(String metric) {
    if (metric.equals(fields().get("metric"))) {
      return primary();
    }
    return fields().get("comparisons") instanceof List<?> comparisons
        ? comparisons.stream()
            .filter(Map.class::isInstance)
            .map(it -> (Map<?, ?>) it)
            .filter(it -> metric.equals(it.get("metric")))
            .findFirst()
            .flatMap(EffectOn::of)
        : Optional.empty();
  }

  /** The effect on the outcome that was tested beside the metric. */
  public Optional<EffectOn> outcome() {
    return fields().get("outcome") instanceof Map<?, ?> outcome
        ? EffectOn.of(outcome)
        : Optional.empty();
  }
}
