package dev.verve.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Reference values: scipy 1.10.1 and statsmodels 0.13.5.
 *
 * <pre>
 * y = array([[sin(1.3*u + 2.1*p*p) + 0.1*u for p in range(8)] for u in range(24)])
 * tr = arange(24) &lt; 12; y[ix_(tr, arange(8) &gt;= 5)] += 0.5
 * ch = y[:, 5:].mean(1) - y[:, :5].mean(1); ttest_ind(ch[tr], ch[~tr], equal_var=False)
 * t = arange(5) - 2; trend = y[:, :5] @ t / (t @ t); placebo = y[:, 2:5].mean(1) - y[:, :2].mean(1)
 * OLS(ch, add_constant(tr)).fit(cov_type='cluster',
 *     cov_kwds=dict(groups=cl, use_correction=False)).bse[1] * sqrt(6/5)  # 0.0650967333854684
 * # the same error from the arms' parts v1, v0 (g = 6 clusters each) with df = 9.990796038281953:
 * df = (v1+v0)**2/(v1**2/5 + v0**2/5); t.ppf(.975, df); 2*t.sf(d/sqrt(v1+v0), df)
 * </pre>
 */
class DifferenceInDifferencesTest {
  private static final long SEED = 11;
  private static final int START = 5;

  @Test
  void effectAndGates() {
    DifferenceInDifferences found = conclude(waves());
    assertThat(found.effect().value()).isCloseTo(0.46911678778660837, within(1e-9));
    assertThat(found.effect().low()).isCloseTo(0.34357200639433105, within(1e-8));
    assertThat(found.effect().high()).isCloseTo(0.5946615691788857, within(1e-8));
    assertThat(found.effect().p()).isCloseTo(9.972908217786254e-08, within(1e-13));
    assertThat(found.preTrend().value()).isCloseTo(-0.017324357111076813, within(1e-9));
    assertThat(found.preTrend().p()).isCloseTo(0.7565983820035189, within(1e-9));
    assertThat(found.placebo().value()).isCloseTo(-0.02883168181179052, within(1e-9));
    assertThat(found.placebo().p()).isCloseTo(0.7621837319507695, within(1e-9));
    assertThat(found.gatesHold()).isTrue();
  }

  @Test
  void errorsAreClusteredAtTheAssignment() {
    int[] clusters = {0, 0, 0, 1, 2, 2, 3, 4, 4, 4, 5, 5, 6, 6, 7, 8, 8, 8, 9, 9, 9, 10, 11, 11};
    Effect effect = conclude(waves().withClusters(clusters)).effect();
    assertThat(effect.value()).isCloseTo(0.46911678778660826, within(1e-9));
    assertThat(effect.low()).isCloseTo(0.3240541127697506, within(1e-8));
    assertThat(effect.p()).isCloseTo(2.918145955600846e-05, within(1e-10));
  }

  @Test
  void excludedPeriodsDoNotCount() {
    DifferenceInDifferences found = conclude(waves().withoutPeriods(3, START));
    assertThat(found.effect().value()).isCloseTo(0.47617824029011946, within(1e-9));
    assertThat(found.effect().p()).isCloseTo(9.455926249337814e-13, within(1e-18));
  }

  @Test
  void selectedUsersReturnToTheirMeanWithoutAnyEffect() {
    double[][] metric = noise(600, 10);
    int start = 7;
    boolean[] dormant = new boolean[metric.length];
    for (int unit = 0; unit < dormant.length; unit++) {
      dormant[unit] = metric[unit][start - 1] < -0.5;
    }
    Panel panel = Panel.of(metric, dormant, start);
    DifferenceInDifferences naive = conclude(panel);
    assertThat(naive.effect().low()).as("seed " + SEED).isPositive();
    assertThat(naive.gatesHold()).as("seed " + SEED).isFalse();
    DifferenceInDifferences honest = conclude(panel.withoutPeriods(start - 1, start));
    assertThat(honest.effect().p()).as("seed " + SEED).isGreaterThan(0.05);
    assertThat(honest.gatesHold()).as("seed " + SEED).isTrue();
  }

  @Test
  void divergingTrendsFailTheGate() {
    double[][] metric = noise(100, 10);
    boolean[] treated = firstHalf(100);
    for (int unit = 0; unit < 50; unit++) {
      for (int period = 0; period < 10; period++) {
        metric[unit][period] += 0.4 * period;
      }
    }
    DifferenceInDifferences found = conclude(Panel.of(metric, treated, 6));
    assertThat(found.effect().p()).isLessThan(0.05);
    assertThat(found.gatesHold()).isFalse();
  }

  @Test
  void refusals() {
    double[][] metric = noise(20, 6);
    boolean[] treated = firstHalf(20);
    assertThat(refusal(Panel.of(metric, treated, 2))).contains("3 usable periods");
    assertThat(refusal(Panel.of(metric, treated, 4).withoutPeriods(4, 6))).contains("after");
    boolean[] few = new boolean[20];
    Arrays.fill(few, 0, 4, true);
    assertThat(refusal(Panel.of(metric, few, 4))).contains("fewer than 5");
    int[] mixed = IntStream.range(0, 20).map(unit -> unit % 10).toArray();
    assertThat(refusal(Panel.of(metric, treated, 4).withClusters(mixed))).contains("untreated");
    assertThat(refusal(Panel.of(new double[20][6], treated, 4))).contains("vary");
  }

  private static Panel waves() {
    double[][] metric = new double[24][8];
    for (int unit = 0; unit < metric.length; unit++) {
      for (int period = 0; period < metric[unit].length; period++) {
        double effect = unit < 12 && period >= START ? 0.5 : 0;
        metric[unit][period] = Math.sin(1.3 * unit + 2.1 * period * period) + 0.1 * unit + effect;
      }
    }
    return Panel.of(metric, firstHalf(24), START);
  }

  private static double[][] noise(int units, int periods) {
    Random random = new Random(SEED);
    double[][] metric = new double[units][periods];
    for (double[] unit : metric) {
      Arrays.setAll(unit, period -> random.nextGaussian());
    }
    return metric;
  }

  private static boolean[] firstHalf(int units) {
    boolean[] treated = new boolean[units];
    Arrays.fill(treated, 0, units / 2, true);
    return treated;
  }

  private static DifferenceInDifferences conclude(Panel panel) {
    return DifferenceInDifferences.of(panel, 0.95).value().orElseThrow();
  }

  private static String refusal(Panel panel) {
    return DifferenceInDifferences.of(panel, 0.95).refusal().orElseThrow();
  }
}
