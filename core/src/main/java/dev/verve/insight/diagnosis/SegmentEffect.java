package dev.verve.insight.diagnosis;

import dev.verve.stats.Effect;
import java.util.List;
import java.util.Optional;

/**
 * What a segment brought to the change of the average.
 *
 * <p>It is a cause only as far as two things agree: what it brought by its own rate, and what would
 * not have happened had it changed as everybody else did. So a fall of all is no segment's fault,
 * and the rest is not to blame for the fall of one.
 *
 * @param value the trait's value, or one of each of two traits
 * @param usersFrom its users at the earlier date
 * @param usersTo its users at the later date
 * @param rate what the change of its own average brought, in points of the overall average
 * @param mix what the change of its share brought
 * @param tested {@code rate} with its interval, the shares taken as given; empty for under 30 users
 * @param excess what would not have happened, had it changed as the others did; empty where it or
 *     they are under 30 users
 * @param mixTested {@code mix} with its interval, the averages taken as given
 */
public record SegmentEffect(
    List<String> value,
    long usersFrom,
    long usersTo,
    double rate,
    double mix,
    Optional<Effect> tested,
    Optional<Effect> excess,
    Effect mixTested) {
  public SegmentEffect {
    value = List.copyOf(value);
  }

  /** By how many points it is a cause: the smaller of rate and excess, 0 where they disagree. */
  double strength() {
    double own = tested.map(Effect::value).orElse(0.0);
    double beyond = excess.map(Effect::value).orElse(0.0);
    return own * beyond <= 0 ? 0 : Math.abs(own) < Math.abs(beyond) ? own : beyond;
  }

  /** The p-value against being no cause: the larger of both. */
  double p() {
    return Math.max(tested.map(Effect::p).orElse(1.0), excess.map(Effect::p).orElse(1.0));
  }
}
