package dev.verve.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MomentsTest {
  private static final long SEED = 20260101;

  @Test
  void partsAddToTheWhole() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < 200; round++) {
      double[] x = random.doubles(1 + random.nextInt(40), -5, 1e6).toArray();
      double[] y = Arrays.stream(x).map(v -> v * 0.3 + random.nextDouble()).toArray();
      int cut = random.nextInt(x.length + 1);
      BivariateMoments whole = BivariateMoments.of(x, y);
      BivariateMoments joined =
          BivariateMoments.of(Arrays.copyOf(x, cut), Arrays.copyOf(y, cut))
              .plus(
                  BivariateMoments.of(
                      Arrays.copyOfRange(x, cut, x.length), Arrays.copyOfRange(y, cut, y.length)));
      String place = "seed " + SEED + " round " + round;
      assertThat(joined.n()).as(place).isEqualTo(x.length);
      assertThat(joined.x().mean()).as(place).isCloseTo(whole.x().mean(), within(1e-8));
      assertThat(joined.x().m2()).as(place).isCloseTo(whole.x().m2(), relative(whole.x().m2()));
      assertThat(joined.comoment()).as(place).isCloseTo(whole.comoment(), relative(whole.x().m2()));
    }
  }

  @Test
  void surviveALargeOffset() {
    Moments moments = Moments.of(1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16);
    assertThat(moments.variance()).isEqualTo(30);
    assertThat(moments.varianceOfMean()).isEqualTo(7.5);
  }

  @Test
  void varianceOfFewerThanTwoIsNotANumber() {
    assertThat(Moments.of(3).variance()).isNaN();
    assertThat(Moments.NONE.variance()).isNaN();
  }

  @Test
  void covarianceIsUnbiased() {
    BivariateMoments pairs =
        BivariateMoments.of(new double[] {1, 2, 3, 6}, new double[] {2, 1, 5, 8});
    assertThat(pairs.covariance()).isCloseTo(19.0 / 3, within(1e-12));
  }

  @Test
  void rejectImpossibleSums() {
    assertThatThrownBy(() -> new Moments(-1, 0, 0)).hasMessageContaining("n must not be negative");
    assertThatThrownBy(() -> new Moments(3, 0, -1)).hasMessageContaining("m2");
    assertThatThrownBy(() -> Moments.of(1, Double.NaN)).hasMessageContaining("index 1");
    Moments one = new Moments(5, 0, 1);
    assertThatThrownBy(() -> new BivariateMoments(one, one, 2)).hasMessageContaining("comoment");
  }

  private static org.assertj.core.data.Offset<Double> relative(double scale) {
    return within(1e-10 * Math.max(1, scale));
  }
}
