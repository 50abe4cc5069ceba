package dev.verve.insight.impact;

import static dev.verve.problem.Check.require;

import dev.verve.stats.Conclusion;
import dev.verve.stats.ConfidenceSequence;
import dev.verve.stats.Effect;
import dev.verve.stats.Moments;
import dev.verve.stats.Welch;
import java.util.OptionalLong;

/**
 * How often people look at an experiment before they decide: once at the planned date, or as often
 * as they like with an interval that holds at all looks together and is wider for it.
 *
 * @param planned for many looks, the users of all arms that were planned: where the interval is
 *     tightest, so it must be fixed before the first look; empty for one look
 */
public record Look(OptionalLong planned) {
  public Look {
    require(planned.orElse(1) > 0, "planned users must be above 0, were %s", planned);
  }

  /** One look at the planned date. */
  public static Look once() {
    return new Look(OptionalLong.empty());
  }

  /** As many looks as one likes, on the way to so many users. */
  public static Look daily(long plannedUsers) {
    return new Look(OptionalLong.of(plannedUsers));
  }

  boolean isOnce() {
    return planned.isEmpty();
  }

  String method() {
    return isOnce() ? "Welch's t-test" : "always-valid confidence sequence";
  }

  Conclusion<Effect> effect(MetricSums treated, MetricSums control, TrialAnalysis analysis) {
    double level = analysis.level();
    if (treated.isRatio()) {
      return isOnce()
          ? treated.ratio().then(of -> control.ratio().then(from -> of.minus(from, level)))
          : Conclusion.refused("A ratio of sums has no always-valid interval; look once.");
    }
    Moments of = treated.metric();
    Moments from = control.metric();
    return planned.isPresent()
        ? ConfidenceSequence.tunedFor(planned.getAsLong(), level).at(of, from)
        : Welch.between(of, from, level).map(Welch::difference);
  }
}
