package dev.verve.insight.impact;

import dev.verve.insight.impact.PanelAnalysis.Judged;
import dev.verve.stats.Conclusion;
import dev.verve.stats.DifferenceInDifferences;
import dev.verve.stats.Effect;
import dev.verve.stats.PValue;
import dev.verve.stats.Panel;
import dev.verve.stats.Power;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Difference-in-differences behind three gates: equal trends before the start, no effect at a start
 * that was none, and treated units that did not stand out in the last period before the start. The
 * last one is the mark of units that were picked because they were low (or high) just then: they
 * return to their mean with no effect at all.
 */
final class DifferenceTest {
  private static final String METHOD =
      "difference-in-differences on each unit's change, clustered at the unit of assignment";
  private static final double DIP = 0.01;

  private final PanelData data;
  private final int start;
  private final List<Integer> excluded;

  DifferenceTest(PanelData data, int start, List<Integer> excluded) {
    this.data = data;
    this.start = start;
    this.excluded = excluded;
  }

  Judged judge(PanelAnalysis analysis) {
    Conclusion<DifferenceInDifferences> answer =
        DifferenceInDifferences.of(panel(data.periods().count(), start), analysis.level());
    return answer.fold(
        found -> judged(found, analysis), why -> Judged.refused(Verdict.INSUFFICIENT, METHOD, why));
  }

  private Judged judged(DifferenceInDifferences found, PanelAnalysis analysis) {
    List<String> failed = new ArrayList<>();
    gate(
        failed,
        found.preTrend(),
        DifferenceInDifferences.GATE,
        "The arms had different trends before the start");
    gate(
        failed,
        found.placebo(),
        DifferenceInDifferences.GATE,
        "The arms moved apart before the start already");
    dip(analysis)
        .ifPresent(
            dip ->
                gate(
                    failed,
                    dip,
                    DIP,
                    "The treated stood out in the last period before the start, as units do that were selected by it (then name that period with --selected-in)"));
    Effect effect = found.effect();
    if (!failed.isEmpty()) {
      Judged refused = Judged.refused(Verdict.INVALID, METHOD, failed.get(0));
      return new Judged(
          refused.verdict(),
          refused.effect(),
          refused.p(),
          refused.smallestDetectable(),
          METHOD,
          failed);
    }
    double alpha = 1 - analysis.level();
    double smallest =
        Power.defaults().withAlpha(alpha).smallestEffect((effect.high() - effect.low()) / 2);
    return new Judged(
        analysis.goal().verdict(effect, effect.p(), alpha),
        Conclusion.reached(effect),
        Conclusion.reached(effect.p()),
        Conclusion.reached(smallest),
        METHOD,
        List.of());
  }

  private static void gate(List<String> failed, Effect effect, double limit, String words) {
    if (effect.p() < limit) {
      failed.add(words + ", " + PValue.text(effect.p()) + ".");
    }
  }

  /**
   * The same comparison with the last usable period before the start in the part of the treated.
   */
  private Optional<Effect> dip(PanelAnalysis analysis) {
    int last = start - 1;
    while (last > 0 && excluded.contains(last)) {
      last--;
    }
    return last < 3
        ? Optional.empty()
        : DifferenceInDifferences.of(panel(last + 1, last), analysis.level())
            .value()
            .map(DifferenceInDifferences::effect);
  }

  private Panel panel(int periods, int from) {
    int units = data.units().size();
    double[][] values = new double[units][];
    boolean[] treated = new boolean[units];
    int[] clusters = new int[units];
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < units; i++) {
      PanelUnit unit = data.units().get(i);
      values[i] = unit.values(periods);
      treated[i] = unit.treated();
      clusters[i] = numbers.computeIfAbsent(unit.cluster(), name -> numbers.size());
    }
    Panel panel = Panel.of(values, treated, from).withClusters(clusters);
    for (int period : excluded) {
      panel = panel.withoutPeriods(period, period + 1);
    }
    return panel;
  }
}
