package dev.verve.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.verve.insight.impact.Impact;
import dev.verve.insight.impact.PanelAnalysis;
import dev.verve.insight.impact.Verdict;
import dev.verve.problem.UserError;
import dev.verve.stats.Effect;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PanelAnalysisTest {
  private static final long SEED = 11;
  private DuckDbEngine engine;

  @BeforeEach
  void open() {
    engine = DuckDbEngine.open(DuckDbOptions.defaults());
  }

  @AfterEach
  void close() {
    engine.close();
  }

  /** What a unit reads in a period. */
  private interface World {
    double value(int unit, boolean treated, int period, SplittableRandom random);
  }

  @Test
  void aLiftOfTheTreatedIsVerified() {
    panel(60, 30, 10, (u, treated, p, r) -> u + p + noise(r) + (treated && p >= 6 ? 3 : 0));
    Impact impact = judge(PanelAnalysis.from("6"));
    assertThat(impact.verdict()).as("seed %s", SEED).isEqualTo(Verdict.VERIFIED);
    Effect effect = impact.primary().effect().value().orElseThrow();
    assertThat(effect.value()).isCloseTo(3, within(0.6));
    assertThat(effect.low()).isLessThan(3);
    assertThat(effect.high()).isGreaterThan(3);
    assertThat(impact.warnings()).first().asString().startsWith("Weaker evidence");
    assertThat(impact.arms()).extracting(Impact.Group::units).containsExactly(30L, 30L);
  }

  @Test
  void nothingIsFoundWhereNothingHappened() {
    panel(60, 30, 10, (u, treated, p, r) -> u + p + noise(r));
    Impact impact = judge(PanelAnalysis.from("6"));
    assertThat(impact.verdict()).as("seed %s", SEED).isEqualTo(Verdict.NO_EVIDENCE);
    assertThat(impact.primary().smallestDetectable().value().orElseThrow()).isPositive();
  }

  @Test
  void differentTrendsMakeItInvalid() {
    panel(60, 30, 10, (u, treated, p, r) -> u + (treated ? 2 : 1) * p + noise(r));
    Impact impact = judge(PanelAnalysis.from("6"));
    assertThat(impact.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(impact.warnings()).anyMatch(w -> w.contains("different trends"));
    assertThat(impact.primary().effect().value()).isEmpty();
  }

  @Test
  void whoWasPickedWhenLowComesBackByItself() {
    World picked = (u, treated, p, r) -> 10 + noise(r) - (treated && p == 5 ? 4 : 0);
    panel(400, 200, 10, picked);
    Impact fooled = judge(PanelAnalysis.from("6"));
    assertThat(fooled.verdict()).isEqualTo(Verdict.INVALID);
    Impact told = judge(PanelAnalysis.from("6").withSelectedIn(List.of("5")));
    assertThat(told.verdict()).as("seed %s", SEED).isEqualTo(Verdict.NO_EVIDENCE);
  }

  /**
   * Re-engaging whoever is lowest looks like a success without any effect (Daw and Hatfield 2018).
   */
  @Test
  void reengagingTheLowestIsNoSuccess() {
    int fooled = 0;
    for (int run = 0; run < 40; run++) {
      SplittableRandom random = new SplittableRandom(SEED + run);
      double[][] scores = new double[120][10];
      for (double[] unit : scores) {
        double level = 10 * random.nextDouble();
        for (int p = 0; p < unit.length; p++) {
          unit[p] = level + 5 * noise(random);
        }
      }
      double[] last = Arrays.stream(scores).mapToDouble(unit -> unit[5]).sorted().toArray();
      double lowest = last[40];
      panel(120, 10, u -> scores[u][5] < lowest, (u, treated, p, r) -> scores[u][p]);
      fooled += judge(PanelAnalysis.from("6")).verdict() == Verdict.VERIFIED ? 1 : 0;
    }
    assertThat(fooled).as("seeds from %s", SEED).isLessThanOrEqualTo(2);
  }

  @Test
  void oneTreatedUnitIsComparedWithAMixture() {
    panel(
        25, 1, 20, (u, treated, p, r) -> wave(u, p) + noise(r) / 10 + (treated && p >= 14 ? 5 : 0));
    Impact impact = judge(PanelAnalysis.from("14"));
    assertThat(impact.method()).startsWith("synthetic control");
    assertThat(impact.verdict()).isEqualTo(Verdict.VERIFIED);
    assertThat(impact.primary().effect().value().orElseThrow().value()).isCloseTo(5, within(1.0));
  }

  @Test
  void tooFewDonorsOrPeriodsAreInsufficient() {
    panel(15, 1, 20, (u, treated, p, r) -> wave(u, p) + noise(r));
    assertThat(judge(PanelAnalysis.from("14")).verdict()).isEqualTo(Verdict.INSUFFICIENT);
    panel(25, 1, 20, (u, treated, p, r) -> wave(u, p) + noise(r));
    assertThat(judge(PanelAnalysis.from("5")).verdict()).isEqualTo(Verdict.INSUFFICIENT);
    panel(20, 3, 10, (u, treated, p, r) -> u + noise(r));
    assertThat(judge(PanelAnalysis.from("6")).warnings())
        .contains("An arm has fewer than 5 units of assignment.");
  }

  @Test
  void aUnitThatContradictsItselfIsRefused() {
    engine.table(
        "panel",
        """
        select * from (values
          ('a', '2026-01', 1.0, 1.0, 'a'), ('a', '2026-02', 0.0, 1.0, 'a'), ('a', '2026-03', 1.0, 1.0, 'a'),
          ('b', '2026-01', 0.0, 1.0, 'b'), ('b', '2026-02', 0.0, 1.0, 'b'), ('b', '2026-03', 0.0, 1.0, 'b'),
          ('b', '2026-03', 0.0, 1.0, 'b'),
          ('c', '2026-01', 2.0, 1.0, 'c'), ('c', '2026-02', 2.0, 1.0, 'c'), ('c', '2026-03', 2.0, 1.0, 'c'))
          t(unit, period, treated, y, cluster)""");
    assertThatThrownBy(() -> judge(PanelAnalysis.from("2026-02")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("unit 'a' is treated at 2026-01, but no longer at 2026-02")
        .hasMessageContaining("unit 'b' stands twice in a period")
        .hasMessageContaining("unit 'c' is not told to be treated");
    assertThatThrownBy(() -> judge(PanelAnalysis.from("2027-01")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("run from 2026-01 to 2026-03");
  }

  @Test
  void unitsWithGapsAreLeftOutAndCounted() {
    panel(60, 30, 10, (u, treated, p, r) -> u + p + noise(r) + (treated && p >= 6 ? 3 : 0));
    engine.table("panel", "select * from panel where not (unit = 'u7' and period = '3')");
    Impact impact = judge(PanelAnalysis.from("6"));
    assertThat(impact.arms()).extracting(Impact.Group::units).containsExactly(30L, 29L);
    assertThat(impact.warnings()).anyMatch(w -> w.startsWith("1 units lack a value"));
  }

  private Impact judge(PanelAnalysis analysis) {
    return analysis.judge(engine, "panel", "score");
  }

  private static double noise(SplittableRandom random) {
    return random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5;
  }

  private static double wave(int unit, int period) {
    return 20 + unit % 5 + (1 + unit % 3) * Math.sin(period / 2.0);
  }

  private void panel(int units, int treated, int periods, World world) {
    panel(units, periods, u -> u < treated, world);
  }

  private void panel(int units, int periods, IntPredicate treated, World world) {
    SplittableRandom random = new SplittableRandom(SEED);
    StringBuilder rows = new StringBuilder();
    for (int u = 0; u < units; u++) {
      for (int p = 0; p < periods; p++) {
        rows.append(rows.isEmpty() ? "" : ", ")
            .append(
                String.format(
                    Locale.ROOT,
                    "('u%d', '%d', %d.0, %.12f, 'u%d')",
                    u,
                    p,
                    treated.test(u) ? 1 : 0,
                    world.value(u, treated.test(u), p, random),
                    u));
      }
    }
    engine.table(
        "panel",
        "select unit, period, treated::double as treated, y::double as y, cluster from (values "
            + rows
            + ") t(unit, period, treated, y, cluster)");
  }
}
