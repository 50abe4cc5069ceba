package dev.verve.insight.impact;

import dev.verve.stats.BivariateMoments;
import dev.verve.stats.Conclusion;
import dev.verve.stats.Cuped;
import dev.verve.stats.Effect;
import dev.verve.stats.Moments;
import dev.verve.stats.Power;
import dev.verve.stats.RelativeLift;
import java.util.Optional;

/**
 * The tests of one arm against the control on one metric, before they are judged together.
 *
 * @param arm the treated arm
 * @param metric the metric's name
 * @param treated its sums in the treated arm
 * @param control its sums in the control
 * @param effect the plain difference
 * @param cuped the adjusted difference
 * @param analysis what is being asked
 */
record ArmTest(
    String arm,
    String metric,
    MetricSums treated,
    MetricSums control,
    Conclusion<Effect> effect,
    Conclusion<Cuped> cuped,
    TrialAnalysis analysis) {
  /** Fewer users than this in an arm are refused. */
  static final int LEAST_USERS = 50;

  static ArmTest of(Trial trial, Arm arm, int metric, TrialAnalysis analysis) {
    MetricSums treated = arm.metrics().get(metric);
    MetricSums control = trial.control().metrics().get(metric);
    return new ArmTest(
        arm.name(),
        trial.metrics().get(metric),
        treated,
        control,
        enough(treated, control).then(ok -> analysis.look().effect(treated, control, analysis)),
        adjustable(trial, treated, analysis)
            .then(ok -> enough(treated, control))
            .then(ok -> adjusted(treated, control, analysis.level())),
        analysis);
  }

  private static Conclusion<MetricSums> adjustable(
      Trial trial, MetricSums treated, TrialAnalysis analysis) {
    if (!trial.before()) {
      return Conclusion.refused("No earlier value was given.");
    }
    if (treated.isRatio()) {
      return Conclusion.refused("It is a ratio.");
    }
    return analysis.look().isOnce()
        ? Conclusion.reached(treated)
        : Conclusion.refused("The always-valid interval does without the earlier value.");
  }

  private static Conclusion<MetricSums> enough(MetricSums treated, MetricSums control) {
    long fewest = Math.min(treated.metric().n(), control.metric().n());
    if (fewest < LEAST_USERS) {
      return Conclusion.refused(
          "Not enough data yet: %,d of %d users in the smaller arm."
              .formatted(fewest, LEAST_USERS));
    }
    return treated.nearNormal() && control.nearNormal()
        ? Conclusion.reached(treated)
        : Conclusion.refused("An arm has 5 or fewer successes or failures.");
  }

  private static Conclusion<Cuped> adjusted(MetricSums treated, MetricSums control, double level) {
    double mean = treated.pairs().x().plus(control.pairs().x()).mean();
    BivariateMoments left = treated.filled(mean);
    BivariateMoments right = control.filled(mean);
    return Cuped.between(left, right, level);
  }

  /** The p-value that decides; empty where there is none. */
  Optional<Double> p() {
    return deciding().map(Effect::p);
  }

  /** The effect that decides; empty where there is none. */
  Optional<Effect> deciding() {
    return cuped.value().map(Cuped::effect).or(effect::value);
  }

  String refusal() {
    return effect.refusal().orElse("");
  }

  private boolean isShare() {
    return treated.share() && control.share();
  }

  Comparison refused(Verdict verdict, String reason) {
    return new Comparison(
        arm,
        metric,
        isShare(),
        verdict,
        Conclusion.refused(reason),
        Conclusion.refused(reason),
        Conclusion.refused(reason),
        Conclusion.refused(reason),
        Conclusion.refused(reason));
  }

  Comparison judged(double adjustedP, int comparisons) {
    Effect decided = deciding().orElseThrow();
    Moments of = treated.metric();
    Moments against = control.metric();
    return new Comparison(
        arm,
        metric,
        isShare(),
        analysis.goal().verdict(decided, adjustedP, 1 - analysis.level()),
        effect,
        Conclusion.reached(adjustedP),
        treated.isRatio()
            ? treated.ratio().then(t -> control.ratio().then(c -> t.liftOver(c, analysis.level())))
            : RelativeLift.of(of, against, analysis.level()),
        cuped,
        Conclusion.reached(
            treated.isRatio()
                ? power(comparisons).smallestEffect(decided.high() - decided.value())
                : smallest(of, against, comparisons)));
  }

  private Power power(int comparisons) {
    return Power.defaults().withAlpha((1 - analysis.level()) / comparisons);
  }

  private double smallest(Moments of, Moments against, int comparisons) {
    long users = of.n() + against.n();
    double ratio = cuped.value().map(Cuped::varianceRatio).orElse(1.0);
    return power(comparisons)
        .withControlShare((double) against.n() / users)
        .withVarianceRatio(Math.min(1, Math.max(Double.MIN_NORMAL, ratio)))
        .smallestEffect(users, (of.m2() + against.m2()) / (users - 2));
  }
}
