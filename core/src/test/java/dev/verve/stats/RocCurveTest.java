package dev.verve.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The area under the curve is the share of pairs that the score orders rightly, ties half. */
class RocCurveTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void areaIsTheShareOfPairsInOrder(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] scores = random.ints(200, 0, 30).asDoubleStream().toArray();
    boolean[] outcomes = new boolean[scores.length];
    for (int i = 0; i < outcomes.length; i++) {
      outcomes[i] = random.nextInt(40) < scores[i];
    }
    double right = 0;
    long pairs = 0;
    for (int i = 0; i < scores.length; i++) {
      for (int j = 0; j < scores.length; j++) {
        if (outcomes[i] && !outcomes[j]) {
          right += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
          pairs++;
        }
      }
    }
    RocCurve curve = RocCurve.of(scores, outcomes);
    assertThat(curve.area()).as("seed " + seed).isCloseTo(right / pairs, within(1e-12));
    assertThat(curve.points().get(0)).isEqualTo(new RocCurve.Point(0, 0));
    assertThat(curve.points().get(curve.points().size() - 1)).isEqualTo(new RocCurve.Point(1, 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 10, 50})
  void thinningKeepsTheEndsAndNearlyTheArea(int most) {
    SplittableRandom random = new SplittableRandom(7);
    double[] scores = random.doubles(3000).toArray();
    boolean[] outcomes = new boolean[scores.length];
    for (int i = 0; i < outcomes.length; i++) {
      outcomes[i] = random.nextDouble() < scores[i];
    }
    RocCurve whole = RocCurve.of(scores, outcomes);
    RocCurve thin = whole.thinned(most);
    assertThat(thin.points()).hasSizeLessThanOrEqualTo(most);
    assertThat(thin.points().get(thin.points().size() - 1)).isEqualTo(new RocCurve.Point(1, 1));
    if (most == 50) {
      assertThat(thin.area()).isCloseTo(whole.area(), within(2e-3));
    }
  }
}
