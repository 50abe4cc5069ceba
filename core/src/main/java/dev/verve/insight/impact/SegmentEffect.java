package dev.verve.insight.impact;

import dev.verve.stats.Conclusion;
import dev.verve.stats.Effect;

/**
 * The effect on the primary metric in one segment. It is exploratory: segments were not planned, so
 * that it has no verdict, and its p-value is adjusted by the method of Benjamini and Hochberg over
 * all segments that were looked at.
 *
 * @param segment the trait
 * @param value its value
 * @param arm the treated arm
 * @param users the users of that arm and the control
 * @param effect the effect; refused where the segment holds too few users
 * @param adjustedP the adjusted p-value; not a number where there is no effect
 */
public record SegmentEffect(
    String segment,
    String value,
    String arm,
    long users,
    Conclusion<Effect> effect,
    double adjustedP) {

  SegmentEffect adjusted(double p) {
    return new SegmentEffect(segment, value, arm, users, effect, p);
  }
}
