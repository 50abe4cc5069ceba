package dev.verve.stats;

import java.util.Arrays;

/**
 * Did treated units change more than the others? For interventions that were not randomised.
 *
 * <p>Each unit is reduced to one change, mean after minus mean before, so that serial correlation
 * cannot feign precision (Bertrand, Duflo and Mullainathan 2004). Changes are compared between the
 * arms with errors clustered at the unit of assignment. It assumes that both arms would have moved
 * in parallel; two gates look for signs of the contrary before the start: different trends, and an
 * "effect" where there was none. Passing them proves nothing, so this remains weaker evidence than
 * a randomised test.
 *
 * <p>It fails when the units were selected by their recent value: they return to their mean with no
 * effect at all (Daw and Hatfield 2018). Exclude those periods with {@link Panel#withoutPeriods}.
 *
 * @param effect change of the treated minus change of the others, per unit
 * @param preTrend difference of the slopes per period before the start
 * @param placebo the same effect for a start in the middle of the periods before
 */
public record DifferenceInDifferences(Effect effect, Effect preTrend, Effect placebo) {
  /** A gate with a smaller p is not passed. */
  public static final double GATE = 0.05;

  private static final int LEAST_PERIODS = 3;

  /**
   * The comparison with intervals of the stated level. Refused with fewer than 5 clusters in an
   * arm, fewer than 3 usable periods before the start, none after it, clusters of both arms, or
   * changes that do not vary.
   */
  public static Conclusion<DifferenceInDifferences> of(Panel panel, double level) {
    int[] before = panel.before();
    int[] after = panel.after();
    if (before.length < LEAST_PERIODS) {
      return Conclusion.refused("Fewer than 3 usable periods before the start.");
    }
    if (after.length == 0) {
      return Conclusion.refused("No usable period after the start.");
    }
    int[] early = Arrays.copyOfRange(before, 0, before.length / 2);
    int[] late = Arrays.copyOfRange(before, before.length / 2, before.length);
    Conclusion<Effect> trend =
        ClusteredContrast.of(panel, unit -> slope(panel, unit, before), level);
    Conclusion<Effect> placebo = change(panel, early, late, level);
    return change(panel, before, after, level)
        .then(DifferenceInDifferences::varying)
        .then(e -> trend.then(t -> placebo.map(p -> new DifferenceInDifferences(e, t, p))));
  }

  /** Whether both arms moved alike before the start, as far as the data can tell. */
  public boolean gatesHold() {
    return preTrend.p() >= GATE && placebo.p() >= GATE;
  }

  private static Conclusion<Effect> change(Panel panel, int[] from, int[] to, double level) {
    return ClusteredContrast.of(
        panel, unit -> mean(panel, unit, to) - mean(panel, unit, from), level);
  }

  private static Conclusion<Effect> varying(Effect effect) {
    return effect.low() < effect.high()
        ? Conclusion.reached(effect)
        : Conclusion.refused("The changes of the units do not vary.");
  }

  private static double mean(Panel panel, int unit, int[] periods) {
    return Arrays.stream(periods).mapToDouble(period -> panel.value(unit, period)).sum()
        / periods.length;
  }

  private static double slope(Panel panel, int unit, int[] periods) {
    double center = Arrays.stream(periods).average().orElseThrow();
    double product = 0;
    double square = 0;
    for (int period : periods) {
      product += (period - center) * panel.value(unit, period);
      square += (period - center) * (period - center);
    }
    return product / square;
  }
}
