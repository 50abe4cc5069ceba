package dev.verve.insight.evidence;

import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * Weights that differ for a segment.
 *
 * @param segment whom they are for
 * @param weights by action, in log-odds for one more of it, as those of everybody
 * @param before the area under the ROC curve of a later cut where everybody has the same weights
 * @param after the same where the segment has these
 */
public record SegmentWeights(
    Segment segment, Map<String, Double> weights, double before, double after) {
  /** Copies the weights. */
  public SegmentWeights {
    weights = Map.copyOf(weights);
  }

  String words() {
    return String.format(
        Locale.ROOT,
        "%s in %s (AUC on later data %.3f, with one weight for all %.3f)",
        String.join(", ", new TreeSet<>(weights.keySet())),
        segment.words(),
        after,
        before);
  }
}
