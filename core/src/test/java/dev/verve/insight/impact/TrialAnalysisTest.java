package dev.verve.insight.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.verve.stats.Binomial;
import dev.verve.stats.BivariateMoments;
import dev.verve.stats.Moments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TrialAnalysisTest {
  private static final TrialAnalysis ANALYSIS = TrialAnalysis.defaults();

  @Test
  void theMetricMovedTheWantedWay() {
    Impact impact = ANALYSIS.judge(means(1000, 12, 1000, 10));
    assertThat(impact.verdict()).isEqualTo(Verdict.VERIFIED);
    assertThat(impact.primary().effect().value().orElseThrow().value()).isEqualTo(2);
    assertThat(impact.primary().relative().value().orElseThrow().value())
        .isCloseTo(0.2, within(1e-12));
    assertThat(impact.warnings()).isEmpty();
  }

  @Test
  void lessIsBetterWhereThatIsTheGoal() {
    Trial trial = means(1000, 12, 1000, 10);
    assertThat(ANALYSIS.withGoal(Goal.LOWER).judge(trial).verdict()).isEqualTo(Verdict.NEGATIVE);
    assertThat(ANALYSIS.judge(means(1000, 10, 1000, 12)).verdict()).isEqualTo(Verdict.NEGATIVE);
  }

  @Test
  void withoutEvidenceTheSmallestVisibleEffectIsTold() {
    Comparison found = ANALYSIS.judge(means(1000, 10.05, 1000, 10)).primary();
    assertThat(found.verdict()).isEqualTo(Verdict.NO_EVIDENCE);
    // (1.9612 + 0.8418) · 4 · √(2/1000): t quantiles of R 4.2.2, qt(c(.975, .8), 1998).
    assertThat(found.smallestDetectable().value().orElseThrow()).isCloseTo(0.5014, within(1e-3));
  }

  @Test
  void sizesThatChanceDoesNotGiveMakeItInvalid() {
    Impact impact = ANALYSIS.judge(means(1000, 12, 1300, 10));
    assertThat(impact.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(impact.primary().effect().value()).isEmpty();
    assertThat(impact.warnings()).anyMatch(w -> w.contains("Sample-ratio mismatch"));
    assertThat(ANALYSIS.judge(trial(List.of(10.0, 13.0), 1000, 12, 1300, 10)).verdict())
        .as("shares 13 to 10 were meant")
        .isEqualTo(Verdict.INVALID);
    assertThat(ANALYSIS.judge(trial(List.of(13.0, 10.0), 1000, 12, 1300, 10)).verdict())
        .isEqualTo(Verdict.VERIFIED);
  }

  @Test
  void tooFewUsersAreInsufficient() {
    Impact impact = ANALYSIS.judge(means(49, 12, 52, 10));
    assertThat(impact.verdict()).isEqualTo(Verdict.INSUFFICIENT);
    assertThat(impact.warnings())
        .contains("Not enough data yet: 49 of 50 users in the smaller arm.");
    assertThat(ANALYSIS.judge(means(50, 16, 50, 10)).verdict()).isEqualTo(Verdict.VERIFIED);
  }

  @Test
  void rareSharesAreInsufficient() {
    Arm control =
        new Arm(
            "control",
            1000,
            List.of(MetricSums.of(new Binomial(30, 1000).moments(), MetricSums.Kind.SHARE)));
    Arm treated =
        new Arm(
            "new",
            1000,
            List.of(MetricSums.of(new Binomial(5, 1000).moments(), MetricSums.Kind.SHARE)));
    Trial trial = new Trial(List.of("paid"), control, List.of(treated), List.of(1.0, 1.0), false);
    assertThat(ANALYSIS.judge(trial).verdict()).isEqualTo(Verdict.INSUFFICIENT);
  }

  @Test
  void aMetricThatDoesNotVaryIsInsufficient() {
    Arm control =
        new Arm(
            "control", 100, List.of(MetricSums.of(new Moments(100, 1, 0), MetricSums.Kind.MEAN)));
    Arm treated =
        new Arm("new", 100, List.of(MetricSums.of(new Moments(100, 2, 0), MetricSums.Kind.MEAN)));
    Trial trial = new Trial(List.of("m"), control, List.of(treated), List.of(1.0, 1.0), false);
    Impact impact = ANALYSIS.judge(trial);
    assertThat(impact.verdict()).isEqualTo(Verdict.INSUFFICIENT);
    assertThat(impact.warnings()).contains("The metric does not vary within the arms.");
  }

  @Test
  void severalArmsAreReadTogether() {
    Arm control = arm("control", 1000, 10);
    // One arm at p = 0.03 alone, which Holm doubles; R: 2 * pt(-0.3882 / (4 * sqrt(2/1000)), 1998).
    Trial trial =
        new Trial(
            List.of("m"),
            control,
            List.of(arm("a", 1000, 10.3882), arm("b", 1000, 10.1)),
            List.of(1.0, 1.0, 1.0),
            false);
    Impact impact = ANALYSIS.judge(trial);
    assertThat(impact.comparisons()).extracting(Comparison::arm).containsExactly("a", "b");
    assertThat(impact.primary().effect().value().orElseThrow().p()).isCloseTo(0.0301, within(2e-4));
    assertThat(impact.primary().adjustedP().value().orElseThrow()).isCloseTo(0.0602, within(4e-4));
    assertThat(impact.verdict()).isEqualTo(Verdict.NO_EVIDENCE);
    assertThat(impact.method()).contains("Holm over 2 comparisons");
  }

  @Test
  void theEarlierValueDecides() {
    SplittableRandom random = new SplittableRandom(4);
    double[] xs = random.doubles(400).map(x -> 10 * x).toArray();
    double[] control = Arrays.stream(xs).map(x -> 3 * x + random.nextDouble()).toArray();
    double[] treated = Arrays.stream(control).map(y -> y + 0.3).toArray();
    Trial trial =
        new Trial(
            List.of("m"),
            paired("control", xs, control),
            List.of(paired("new", xs, treated)),
            List.of(1.0, 1.0),
            true);
    Comparison found = ANALYSIS.judge(trial).primary();
    assertThat(found.effect().value().orElseThrow().p()).isGreaterThan(0.5);
    assertThat(found.cuped().value().orElseThrow().effect().p()).isLessThan(1e-6);
    assertThat(found.verdict()).isEqualTo(Verdict.VERIFIED);
  }

  @Test
  void usersWithoutEarlierValueStayIn() {
    double[] x = {1, 2, 3, 4};
    double[] y = {2, 4, 6, 9};
    MetricSums sums =
        new MetricSums(BivariateMoments.of(x, y), Moments.of(5, 7), 0, MetricSums.Kind.MEAN);
    BivariateMoments expected =
        BivariateMoments.of(new double[] {1, 2, 3, 4, 2.5, 2.5}, new double[] {2, 4, 6, 9, 5, 7});
    assertThat(sums.filled(2.5).comoment()).isCloseTo(expected.comoment(), within(1e-12));
    assertThat(sums.filled(2.5).x().m2()).isCloseTo(expected.x().m2(), within(1e-12));
    assertThat(sums.metric().m2()).isCloseTo(expected.y().m2(), within(1e-12));
  }

  @Test
  void nothingIsFoundWhereNothingIs() {
    long seed = 20260301;
    SplittableRandom random = new SplittableRandom(seed);
    int found = 0;
    int runs = 1000;
    for (int run = 0; run < runs; run++) {
      Trial trial =
          new Trial(
              List.of("m"),
              drawn("control", random),
              List.of(drawn("new", random)),
              List.of(1.0, 1.0),
              false);
      Verdict verdict = ANALYSIS.judge(trial).verdict();
      found += verdict == Verdict.NO_EVIDENCE ? 0 : 1;
    }
    // 5 % of 1,000 with three standard deviations of the binomial.
    assertThat(found).as("seed %s", seed).isBetween(29, 71);
  }

  private static Arm drawn(String name, SplittableRandom random) {
    double[] values = random.doubles(200).map(u -> -Math.log1p(-u)).toArray();
    return new Arm(name, 200, List.of(MetricSums.of(Moments.of(values), MetricSums.Kind.MEAN)));
  }

  private static Arm paired(String name, double[] x, double[] y) {
    MetricSums sums =
        new MetricSums(BivariateMoments.of(x, y), Moments.NONE, 0, MetricSums.Kind.MEAN);
    return new Arm(name, x.length, List.of(sums));
  }

  private static Trial means(long treated, double mean, long control, double base) {
    return trial(List.of(1.0, 1.0), treated, mean, control, base);
  }

  private static Trial trial(
      List<Double> shares, long treated, double mean, long control, double base) {
    return new Trial(
        List.of("m"),
        arm("control", control, base),
        new ArrayList<>(List.of(arm("new", treated, mean))),
        shares,
        false);
  }

  private static Arm arm(String name, long users, double mean) {
    Moments moments = new Moments(users, mean, 16.0 * (users - 1));
    return new Arm(name, users, List.of(MetricSums.of(moments, MetricSums.Kind.MEAN)));
  }
}
