package dev.verve.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Scores rise with raw points, stay from 0 to 100, and lead back to the points. */
class FittedScaleTest {
  private static final int SEED = 20_260_131;

  @Test
  void fixedPoints() {
    assertThat(FittedScale.of(Scale.Method.SATURATING, 22).score(22)).isEqualTo(50);
    assertThat(FittedScale.of(Scale.Method.CAP, 50).score(31)).isEqualTo(62);
    assertThat(FittedScale.of(Scale.Method.CAP, 50).score(51)).isEqualTo(100);
    assertThat(FittedScale.of(Scale.Method.LOG, 99).score(9)).isCloseTo(50, within(1e-12));
    assertThat(FittedScale.of(Scale.Method.CAP, 50).score(-3)).isZero();
  }

  @Test
  void inverseLeadsBack() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 2000; i++) {
      for (Scale.Method method :
          List.of(Scale.Method.SATURATING, Scale.Method.CAP, Scale.Method.LOG)) {
        FittedScale scale = FittedScale.of(method, random.nextDouble(0.1, 500));
        double score = random.nextDouble(0.01, 99.9);
        assertThat(scale.score(scale.inverse(score)))
            .as("%s, seed %s, round %s", scale, SEED, i)
            .isCloseTo(score, within(1e-9));
      }
    }
  }

  @Test
  void inverseOfAPercentileIsTheLeastThatReaches() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 300; i++) {
      FittedScale scale = new FittedScale(Scale.Method.PERCENTILE, null, reference(random));
      double score = random.nextDouble(0.01, 100);
      double raw = scale.inverse(score);
      String what = "%s, score %s, seed %s".formatted(scale, score, SEED);
      assertThat(scale.score(raw)).as(what).isGreaterThanOrEqualTo(score);
      assertThat(scale.score(raw - 1e-6)).as(what).isLessThan(score);
    }
  }

  @Test
  void scoresRise() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 300; i++) {
      FittedScale scale = new FittedScale(Scale.Method.PERCENTILE, null, reference(random));
      double low = random.nextDouble(0.01, 40);
      double high = low + random.nextDouble(10);
      assertThat(scale.score(low)).isBetween(0.0, scale.score(high));
      assertThat(scale.score(high)).isLessThanOrEqualTo(100);
    }
  }

  private static Reference reference(SplittableRandom random) {
    TreeSet<Double> values = new TreeSet<>();
    for (int i = 0; i < 1 + random.nextInt(20); i++) {
      values.add(1 + random.nextInt(160) / 4.0);
    }
    List<Long> counts = new ArrayList<>();
    values.forEach(value -> counts.add(1L + random.nextInt(5)));
    return new Reference(List.copyOf(values), counts);
  }
}
