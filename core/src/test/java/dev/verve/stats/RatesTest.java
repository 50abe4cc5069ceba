package dev.verve.stats;

import static dev.verve.stats.BandRates.Direction.FALLS;
import static dev.verve.stats.BandRates.Direction.INSUFFICIENT;
import static dev.verve.stats.BandRates.Direction.RISES;
import static dev.verve.stats.BandRates.Direction.UNPROVEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RatesTest {
  // statsmodels 0.13.5 proportion_confint, evidence_reference.py "wilson".
  @Test
  void wilsonAgreesWithStatsmodels() {
    Measured some = Wilson.of(7, 50).measured().orElseThrow();
    assertThat(some.low()).isCloseTo(0.069508334270163, within(1e-12));
    assertThat(some.high()).isCloseTo(0.261861937105855, within(1e-12));
    Measured none = Wilson.of(0, 20).measured().orElseThrow();
    assertThat(none.low()).isZero();
    assertThat(none.high()).isCloseTo(0.161125158052819, within(1e-12));
    Measured all = Wilson.of(20, 20).measured().orElseThrow();
    assertThat(all.low()).isCloseTo(0.83887484194718, within(1e-12));
    assertThat(all.high()).isEqualTo(1);
    assertThat(Wilson.of(0, 0)).isInstanceOf(Unknown.class);
  }

  @Test
  void wilsonCoversTheTruth() {
    int seed = 2;
    Random random = new Random(seed);
    int covered = 0;
    for (int run = 0; run < 20000; run++) {
      double rate = random.nextDouble();
      long hits = random.doubles(40).filter(u -> u < rate).count();
      covered += Wilson.of(hits, 40).measured().orElseThrow().interval().contains(rate) ? 1 : 0;
    }
    assertThat(covered / 20000.0).as("seed %d", seed).isBetween(0.94, 0.96);
  }

  // R 4.2.2: prop.trend.test(c(20,45,40,90), c(100,120,110,150)), root of X-squared.
  @Test
  void trendAgreesWithR() {
    CochranArmitage trend =
        CochranArmitage.of(new long[] {20, 45, 40, 90}, new long[] {100, 120, 110, 150});

    assertThat(trend.z()).isCloseTo(6.10673573863754, within(1e-12));
    assertThat(trend.p()).isCloseTo(1.01689398112761e-09, within(1e-20));
  }

  @Test
  void nothingToSeeIsNoTrend() {
    assertThat(CochranArmitage.of(new long[] {0, 0}, new long[] {10, 10}).p()).isEqualTo(1);
    assertThat(CochranArmitage.of(new long[] {3, 0}, new long[] {10, 0}).p()).isEqualTo(1);
  }

  // statsmodels 0.13.5 proportions_ztest and multipletests, evidence_reference.py "steps".
  @Test
  void stepsBetweenBandsAgreeWithStatsmodels() {
    BandRates rates = bands(new long[] {100, 120, 110, 150}, new long[] {20, 45, 40, 90});

    double[] z = {2.832810247048262, -0.178350670952609, 3.765875486765086};
    double[] p = {9.228153352563537e-03, 8.584475869879352e-01, 4.978994766742095e-04};
    for (int i = 0; i < 3; i++) {
      assertThat(rates.steps().get(i).z()).isCloseTo(z[i], within(1e-12));
      assertThat(rates.steps().get(i).p()).isCloseTo(p[i], within(1e-12));
    }
    assertThat(rates.steps())
        .extracting(BandRates.Step::direction)
        .containsExactly(RISES, UNPROVEN, RISES);
    assertThat(rates.monotone()).isTrue();
    assertThat(rates.rows().get(3).lift()).isCloseTo(0.6 / (195.0 / 480), within(1e-12));
  }

  @Test
  void invertedPairShowsThroughAnOverwhelmingTrend() {
    long[] sizes = {1000, 1000, 1000, 1000};
    long[] positives = {100, 400, 300, 900};

    assertThat(CochranArmitage.of(positives, sizes).p()).isLessThan(1e-100);
    BandRates rates = bands(sizes, positives);
    assertThat(rates.monotone()).isFalse();
    assertThat(rates.violations())
        .singleElement()
        .satisfies(step -> assertThat(step.lower()).isEqualTo("band 1"))
        .satisfies(step -> assertThat(step.direction()).isEqualTo(FALLS));
  }

  @Test
  void smallAndEmptyBandsAreNotCompared() {
    BandRates rates = bands(new long[] {100, 0, 29, 100}, new long[] {10, 0, 29, 0});

    assertThat(rates.steps()).extracting(BandRates.Step::direction).containsOnly(INSUFFICIENT);
    assertThat(rates.rows().get(1).rate()).isInstanceOf(Unknown.class);
  }

  // NumPy 1.24 corrcoef, evidence_reference.py "phi".
  @Test
  void phiIsTheCorrelationOfTwoTraits() {
    Phi phi = Phi.of(30, 10, 15, 45).orElseThrow();

    assertThat(phi.value()).isCloseTo(0.49236596391733, within(1e-12));
    assertThat(phi.strength()).isEqualTo(Phi.Strength.HIGH);
    assertThat(new Phi(-0.3).strength()).isEqualTo(Phi.Strength.MODERATE);
    assertThat(new Phi(0.2).strength()).isEqualTo(Phi.Strength.SLIGHT);
    assertThat(new Phi(0.19).strength()).isEqualTo(Phi.Strength.NONE);
    assertThat(Phi.of(5, 0, 5, 0)).isEmpty();
    assertThat(Phi.of(3_000_000_000L, 0, 0, 3_000_000_000L).orElseThrow().value()).isEqualTo(1);
  }

  private static BandRates bands(long[] sizes, long[] positives) {
    List<BandRates.Count> counts = new ArrayList<>();
    for (int i = 0; i < sizes.length; i++) {
      counts.add(new BandRates.Count("band " + i, sizes[i], positives[i]));
    }
    return BandRates.of(counts);
  }
}
