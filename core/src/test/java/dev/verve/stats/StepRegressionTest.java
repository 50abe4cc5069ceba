package dev.verve.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepRegressionTest {

  private static double[] series(Random random, int days, double dependence) {
    double[] series = new double[days];
    series[0] = random.nextGaussian() / Math.sqrt(1 - dependence * dependence);
    for (int day = 1; day < days; day++) {
      series[day] = dependence * series[day - 1] + random.nextGaussian();
    }
    return series;
  }

  @ParameterizedTest
  @CsvSource({"0, 56, 14", "0.3, 84, 28", "0.6, 84, 28", "0.8, 84, 14"})
  void rarelySeesAStepWhereThereIsNone(double dependence, int before, int after) {
    Random random = new Random(7);
    int seen = 0;
    for (int run = 0; run < 1_000; run++) {
      double[] series = series(random, before + after, dependence);
      double p = StepRegression.fit(series, before).value().orElseThrow().get(0).p();
      seen += p < 0.05 ? 1 : 0;
    }
    // 5 % and three binomial standard errors, and what the short series adds
    assertThat(seen).isBetween(25, 85);
  }

  @Test
  void findsTheHeightOfEachStepBesideWeekAndTrend() {
    Random random = new Random(3);
    double[] series = series(random, 120, 0.4);
    for (int day = 0; day < series.length; day++) {
      series[day] += 50 + (day % 7 == 5 ? -20 : 0) + 0.1 * day;
      series[day] += day >= 70 ? -6 : 0;
      series[day] += day >= 95 ? 10 : 0;
    }
    List<Effect> steps = StepRegression.fit(series, 70, 95).value().orElseThrow();
    assertThat(steps.get(0).low()).isLessThan(-6);
    assertThat(steps.get(0).high()).isBetween(-6.0, 0.0);
    assertThat(steps.get(1).value()).isCloseTo(10, within(2.5));
    assertThat(steps).allSatisfy(step -> assertThat(step.p()).isLessThan(1e-4));
  }

  @Test
  void refusesWhatItCannotTell() {
    double[] noise = series(new Random(1), 90, 0);
    assertThat(StepRegression.fit(noise, 55).refusal().orElseThrow())
        .isEqualTo("There are 55 days before it, and 8 weeks are needed.");
    assertThat(StepRegression.fit(noise, 84).refusal().orElseThrow())
        .contains("There are 6 days from it on");
    assertThat(StepRegression.fit(noise, 60, 63).refusal().orElseThrow())
        .contains("There are 3 days from it on");
    assertThat(StepRegression.fit(new double[90], 60).refusal().orElseThrow())
        .isEqualTo("The series does not vary beyond its week.");
  }
}
