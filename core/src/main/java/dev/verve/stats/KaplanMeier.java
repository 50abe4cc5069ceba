package dev.verve.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The share of users not yet lost, over time, where some are still being watched (Kaplan and Meier
 * 1958).
 *
 * <p>Errors are Greenwood's; 95 % or other intervals are taken on the log-log scale, so that they
 * stay within 0 and 1. At equal times losses come before the ends of observation. It assumes that
 * users whose observation ends are like those who stay under it.
 *
 * @param steps the curve at every time with a loss, in ascending order; before the first it is 1
 */
public record KaplanMeier(List<Step> steps) {
  private static final double HALF = 0.5 + 1e-12;

  public KaplanMeier {
    steps = List.copyOf(steps);
  }

  /**
   * The curve after a time with losses.
   *
   * @param time when
   * @param atRisk users still watched and not lost just before
   * @param losses users lost at this time
   * @param survival share not lost up to and with this time
   * @param error Greenwood's standard error of the share; 0 where nobody is left
   * @param low lower end of the interval; empty where nobody is left
   * @param high upper end of the interval; empty where nobody is left
   */
  public record Step(
      double time,
      long atRisk,
      long losses,
      double survival,
      double error,
      OptionalDouble low,
      OptionalDouble high) {}

  /**
   * The curve of users with their times under observation.
   *
   * @param durations time until the loss, or until the observation ended, not negative
   * @param lost whether the user was lost at that time
   */
  public static KaplanMeier of(double[] durations, boolean[] lost, double level) {
    Require.that(durations.length == lost.length, "needs a lost flag for each duration");
    Require.finite(durations, "durations");
    TreeMap<Double, long[]> counts = new TreeMap<>();
    for (int i = 0; i < durations.length; i++) {
      Require.that(durations[i] >= 0, "durations must not be negative, was " + durations[i]);
      counts.computeIfAbsent(durations[i], time -> new long[2])[lost[i] ? 0 : 1]++;
    }
    return of(counts, durations.length, level);
  }

  /**
   * The same from sums: at each time how many were lost and how many ceased to be watched.
   *
   * @param times distinct times in any order
   */
  public static KaplanMeier ofCounts(double[] times, long[] lost, long[] censored, double level) {
    Require.that(
        times.length == lost.length && times.length == censored.length,
        "needs both counts for each time");
    Require.finite(times, "times");
    TreeMap<Double, long[]> counts = new TreeMap<>();
    long users = 0;
    for (int i = 0; i < times.length; i++) {
      Require.that(Math.min(lost[i], censored[i]) >= 0, "counts must not be negative");
      Require.that(
          counts.put(times[i], new long[] {lost[i], censored[i]}) == null,
          "times must be distinct, twice " + times[i]);
      users += lost[i] + censored[i];
    }
    return of(counts, users, level);
  }

  private static KaplanMeier of(TreeMap<Double, long[]> counts, long users, double level) {
    Require.level(level);
    double z = Tails.normalQuantile((1 + level) / 2);
    List<Step> steps = new ArrayList<>();
    long atRisk = users;
    double survival = 1;
    double hazardVariance = 0;
    for (Map.Entry<Double, long[]> at : counts.entrySet()) {
      long losses = at.getValue()[0];
      if (losses > 0) {
        survival *= (double) (atRisk - losses) / atRisk;
        hazardVariance += (double) losses / atRisk / (atRisk - losses);
        steps.add(step(at.getKey(), atRisk, losses, survival, hazardVariance, z));
      }
      atRisk -= losses + at.getValue()[1];
    }
    return new KaplanMeier(steps);
  }

  private static Step step(
      double time, long atRisk, long losses, double survival, double hazardVariance, double z) {
    if (survival == 0) {
      OptionalDouble unknown = OptionalDouble.empty();
      return new Step(time, atRisk, losses, 0, 0, unknown, unknown);
    }
    double spread = Math.exp(z * Math.sqrt(hazardVariance) / -Math.log(survival));
    return new Step(
        time,
        atRisk,
        losses,
        survival,
        survival * Math.sqrt(hazardVariance),
        OptionalDouble.of(Math.pow(survival, spread)),
        OptionalDouble.of(Math.pow(survival, 1 / spread)));
  }

  /** The share not lost up to and with this time. */
  public double survivalAt(double time) {
    double survival = 1;
    for (Step step : steps) {
      if (step.time <= time) {
        survival = step.survival;
      }
    }
    return survival;
  }

  /** The first time by which half are lost; empty when the curve never comes down to one half. */
  public OptionalDouble median() {
    return steps.stream().filter(s -> s.survival <= HALF).mapToDouble(Step::time).findFirst();
  }

  /** Lower end of the median's interval: where the curve's lower end reaches one half. */
  public OptionalDouble medianLow() {
    return steps.stream().filter(s -> s.low.orElse(0) <= HALF).mapToDouble(Step::time).findFirst();
  }

  /** Upper end of the median's interval; empty when the curve's upper end stays above one half. */
  public OptionalDouble medianHigh() {
    return steps.stream().filter(s -> s.high.orElse(1) <= HALF).mapToDouble(Step::time).findFirst();
  }
}
