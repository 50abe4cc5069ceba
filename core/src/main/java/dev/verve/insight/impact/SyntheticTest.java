package dev.verve.insight.impact;

import dev.verve.insight.impact.PanelAnalysis.Judged;
import dev.verve.stats.Conclusion;
import dev.verve.stats.Effect;
import dev.verve.stats.Moments;
import dev.verve.stats.PValue;
import dev.verve.stats.SyntheticControl;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * One treated unit against a mixture of the others that matched it before. There is no interval:
 * the p-value is the rank of the treated among all units when each plays the treated one.
 */
final class SyntheticTest {
  private static final String METHOD = "synthetic control, placebo rank";
  private static final double POOR_FIT = 2;

  private final PanelData data;
  private final int start;
  private final List<Integer> excluded;

  SyntheticTest(PanelData data, int start, List<Integer> excluded) {
    this.data = data;
    this.start = start;
    this.excluded = excluded;
  }

  Judged judge(PanelAnalysis analysis) {
    int first = start - (int) excluded.stream().filter(period -> period < start).count();
    double[] treated =
        data.units().stream()
            .filter(PanelUnit::treated)
            .map(this::usable)
            .findFirst()
            .orElseThrow();
    double[][] donors =
        data.units().stream()
            .filter(unit -> !unit.treated())
            .map(this::usable)
            .toArray(double[][]::new);
    if (first >= treated.length) {
      return Judged.refused(Verdict.INSUFFICIENT, METHOD, "No usable period after the start.");
    }
    return SyntheticControl.of(treated, donors, first)
        .fold(
            found -> judged(found, Arrays.copyOf(treated, first), analysis),
            why -> Judged.refused(Verdict.INSUFFICIENT, METHOD, why));
  }

  private Judged judged(SyntheticControl found, double[] before, PanelAnalysis analysis) {
    double spread = Math.sqrt(Moments.of(before).variance());
    if (found.errorBefore() > POOR_FIT * spread) {
      return Judged.refused(
          Verdict.INVALID,
          METHOD,
          String.format(
              Locale.ROOT,
              "The others cannot be mixed to what the treated unit was before the start (off by %.3g, its own spread is %.3g).",
              found.errorBefore(),
              spread));
    }
    Effect unbounded =
        new Effect(found.effect(), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, found.p());
    return new Judged(
        analysis.goal().verdict(unbounded, found.p(), 1 - analysis.level()),
        Conclusion.reached(unbounded),
        Conclusion.reached(found.p()),
        Conclusion.refused("A placebo rank has no smallest detectable effect."),
        METHOD,
        List.of(
            "A placebo rank (%s) gives no interval and no smallest detectable effect."
                .formatted(PValue.text(found.p()))));
  }

  private double[] usable(PanelUnit unit) {
    return IntStream.range(0, unit.periods())
        .filter(period -> !excluded.contains(period))
        .mapToDouble(period -> unit.value(period))
        .toArray();
  }
}
