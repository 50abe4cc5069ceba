package dev.verve.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class TailsTest {
  // SciPy 1.10.1, evidence_reference.py "normal tails" and "chi-square tails".
  @Test
  void farTailsAgreeWithSciPy() {
    Percentage close = Percentage.withPercentage(1e-8);
    assertThat(PValue.twoSided(-1.5)).isCloseTo(1.336144025377161e-01, close);
    assertThat(PValue.twoSided(10)).isCloseTo(1.523970604832094e-23, close);
    assertThat(PValue.twoSided(30)).isCloseTo(9.813427854295816e-198, close);
    assertThat(PValue.chiSquare(20, 3)).isCloseTo(1.697424355528263e-04, close);
    assertThat(PValue.chiSquare(500, 9)).isCloseTo(5.749413903044695e-102, close);
    assertThat(PValue.twoSided(0)).isEqualTo(1);
  }

  @Test
  void textSaysNoMoreThanIsKnown() {
    assertThat(PValue.text(0.7312)).isEqualTo("p = 0.731");
    assertThat(PValue.text(0.00456)).isEqualTo("p = 0.0046");
    assertThat(PValue.text(0.0000234)).isEqualTo("p = 2.3e-5");
    assertThat(PValue.text(1e-6)).isEqualTo("p = 1.0e-6");
    assertThat(PValue.text(9.9e-7)).isEqualTo("p < 1e-6");
    assertThat(PValue.text(0)).isEqualTo("p < 1e-6");
    assertThatThrownBy(() -> PValue.text(Double.NaN)).hasMessageContaining("p-value");
  }

  // statsmodels 0.13.5 multipletests, evidence_reference.py "holm" and "benjamini-hochberg".
  @Test
  void adjustmentsAgreeWithStatsmodels() {
    double[] p = {.01, .04, .03, .005, .2, .04};

    assertThat(MultipleTests.holm(p))
        .containsExactly(new double[] {.05, .12, .12, .03, .2, .12}, within(1e-14));
    assertThat(MultipleTests.benjaminiHochberg(p))
        .containsExactly(new double[] {.03, .048, .048, .03, .2, .048}, within(1e-14));
    assertThat(MultipleTests.holm()).isEmpty();
  }

  // NumPy 1.24 quantile, evidence_reference.py "quantiles".
  @Test
  void quantilesAgreeWithNumPy() {
    double[] sorted = {1, 2, 4, 8, 16};

    assertThat(Quantile.of(sorted, 0)).isEqualTo(1);
    assertThat(Quantile.of(sorted, 0.1)).isCloseTo(1.4, within(1e-14));
    assertThat(Quantile.of(sorted, 0.63)).isCloseTo(6.08, within(1e-14));
    assertThat(Quantile.of(sorted, 1)).isEqualTo(16);
    assertThat(Quantile.of(new double[] {3}, 0.5)).isEqualTo(3);
    assertThatThrownBy(() -> Quantile.of(new double[0], 0.5)).hasMessageContaining("at least one");
  }

  @Test
  void midRankCountsTiesByHalf() {
    double[] sorted = {1, 2, 2, 3};

    assertThat(MidRank.percentile(sorted, 0)).isZero();
    assertThat(MidRank.percentile(sorted, 1)).isEqualTo(12.5);
    assertThat(MidRank.percentile(sorted, 2)).isEqualTo(50);
    assertThat(MidRank.percentile(sorted, 2.5)).isEqualTo(75);
    assertThat(MidRank.percentile(sorted, 9)).isEqualTo(100);
  }

  @Test
  void estimatesSayWhatTheyAre() {
    Estimate known = new Measured(1, 0.5, 2);
    Estimate unknown = new Unknown("too few users");

    assertThat(known.either(m -> "about " + m.value(), Unknown::reason)).isEqualTo("about 1.0");
    assertThat(unknown.either(m -> "known", Unknown::reason)).isEqualTo("too few users");
    assertThat(unknown.measured()).isEmpty();
    assertThatThrownBy(() -> new Measured(1, 2, 0)).hasMessageContaining("upwards");
    assertThatThrownBy(() -> new Unknown(" ")).hasMessageContaining("why");
    assertThat(new Interval(0, 1).contains(1)).isTrue();
  }
}
