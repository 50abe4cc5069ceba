package dev.verve.insight.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BenchmarkTest {

  @ParameterizedTest
  @CsvSource({
    "saas-b2b, 75, good",
    "saas-b2b, 74.9, average",
    "saas-b2b, 60, average",
    "saas-b2b, 59.9, in need of improvement",
    "self-serve, 50, good",
    "enterprise, 69, average"
  })
  void saysWhereAScoreStands(String word, double score, String standing) {
    assertThat(Benchmark.find(word).orElseThrow().standing(score)).isEqualTo(standing);
  }

  @ParameterizedTest
  @EnumSource(Benchmark.class)
  void isFoundByItsWordAndItsLimitsRise(Benchmark benchmark) {
    assertThat(Benchmark.find(benchmark.word())).contains(benchmark);
    assertThat(benchmark.title()).isNotBlank();
    assertThat(benchmark.average()).isPositive().isLessThan(benchmark.good());
    assertThat(benchmark.good()).isLessThan(benchmark.best());
    assertThat(benchmark.best()).isLessThanOrEqualTo(100);
  }

  @Test
  void anUnknownWordIsNone() {
    assertThat(Benchmark.find("steel")).isEmpty();
  }

  @Test
  void isForTheTwoScoresOfThisNameAlone() {
    assertThat(Arrays.stream(Metric.values()).filter(Benchmark::isFor))
        .containsExactlyInAnyOrder(
            Metric.USER_ENGAGEMENT_SCORE, Metric.USER_ENGAGEMENT_SCORE_WEIGHTED);
  }
}
