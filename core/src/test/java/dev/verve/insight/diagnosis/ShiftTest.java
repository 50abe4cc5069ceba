package dev.verve.insight.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.verve.stats.Effect;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShiftTest {
  private static PairSums sums(double[] from, double[] to) {
    PairSums sums = PairSums.NONE;
    for (int i = 0; i < from.length; i++) {
      sums =
          sums.plus(
              new PairSums(1, from[i], to[i], from[i] * from[i], to[i] * to[i], from[i] * to[i]));
    }
    return sums;
  }

  @Test
  void aPairedDifferenceHasTheErrorOfItsDifferences() {
    Shift shift =
        Shift.of(
            Map.of(Presence.STAYS, sums(new double[] {10, 20, 60}, new double[] {13, 22, 67})));
    assertThat(shift.value()).isCloseTo(4, within(1e-12));
    // Differences of 3, 2 and 7 stand off their mean by -1, -2 and 3.
    assertThat(shift.error()).isCloseTo(Math.sqrt(1 + 4 + 9) / 3, within(1e-12));
  }

  @Test
  void whoCameAndWhoLeftAreSamplesOfTheirOwn() {
    Shift shift =
        Shift.of(
            Map.of(
                Presence.LOST, sums(new double[] {10, 30}, new double[] {0, 0}),
                Presence.NEW, sums(new double[] {0, 0, 0, 0}, new double[] {40, 40, 60, 60})));
    assertThat(shift.value()).isCloseTo(30, within(1e-12));
    assertThat(shift.error()).isCloseTo(Math.sqrt(200 / 4.0 + 400 / 16.0), within(1e-12));
  }

  @Test
  void theMeanOfTwoIsNoMoreCertainThanBoth() {
    assertThat(new Shift(4, 1).middle(new Shift(2, 3))).isEqualTo(new Shift(3, 2));
    assertThat(new Shift(4, 1).times(-2)).isEqualTo(new Shift(-8, 2));
  }

  @Test
  void withoutAnErrorAChangeIsCertainAndNoChangeIsNone() {
    assertThat(new Shift(2, 0).effect()).isEqualTo(new Effect(2, 2, 2, 0));
    assertThat(new Shift(1e-10, 0).effect().p()).isOne();
    assertThat(new Shift(4000, 3e-6).effect().p()).as("rounding of large sums").isZero();
  }

  @Test
  void theIntervalIsTheNormals() {
    Effect effect = new Shift(1.959963984540054, 1).effect();
    assertThat(effect.low()).isCloseTo(0, within(1e-12));
    assertThat(effect.high()).isCloseTo(2 * 1.959963984540054, within(1e-12));
    assertThat(effect.p()).isCloseTo(0.05, within(1e-12));
  }

  @Test
  void theMeanOfTwoSplitsHasTheActionsOfBoth() {
    Shift one = new Shift(4, 1);
    PairSplit split =
        new PairSplit(Map.of(0, one), Map.of(7, one), one)
            .middle(new PairSplit(Map.of(1, one), Map.of(7, one), new Shift(0, 0)));
    assertThat(List.of(split.action(0), split.action(1))).containsOnly(new Shift(2, 0.5));
    assertThat(split.action(2)).isEqualTo(new Shift(0, 0));
    assertThat(split.branch(7)).isEqualTo(one);
    assertThat(split.scale()).isEqualTo(new Shift(2, 0.5));
  }
}
