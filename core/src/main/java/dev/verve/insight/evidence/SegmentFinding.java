package dev.verve.insight.evidence;

import java.util.List;

/**
 * Who has weights of their own.
 *
 * @param weights one a segment that has; may be empty
 * @param words what was found, or why nothing was looked for; empty where a model has no segments
 */
public record SegmentFinding(List<SegmentWeights> weights, String words) {
  /** Copies the weights. */
  public SegmentFinding {
    weights = List.copyOf(weights);
  }

  static SegmentFinding none(String why) {
    return new SegmentFinding(List.of(), why);
  }
}
