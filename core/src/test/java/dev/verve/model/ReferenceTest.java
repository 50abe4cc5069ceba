package dev.verve.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Which raw points are equal to a value of the reference does not hang on the order of summing. */
class ReferenceTest {
  /** 2^-10: its tenth decimal is a 5 and its last, where a rounding to nine would be a toss. */
  private static final double HALF_WAY = 0.000_976_562_5;

  @Test
  void equalPointsCountHalfAndLesserOnesWhole() {
    Reference reference = Reference.of(List.of(1.0, 2.0, 4.0), List.of(1L, 2L, 1L));
    assertThat(reference.midRank(0.5)).isZero();
    assertThat(reference.midRank(1)).isEqualTo(12.5);
    assertThat(reference.midRank(1.5)).isEqualTo(25);
    assertThat(reference.midRank(2)).isEqualTo(50);
    assertThat(reference.midRank(9)).isEqualTo(100);
  }

  @Test
  void lastDigitsOfASumDecideNothing() {
    Reference reference = Reference.of(List.of(HALF_WAY, 3.0), List.of(1L, 1L));
    for (double points : List.of(HALF_WAY - 1e-16, HALF_WAY, HALF_WAY + 1e-16)) {
      assertThat(reference.midRank(points)).as("%s", points).isEqualTo(25);
    }
    assertThat(reference.midRank(3 - 4e-16)).isEqualTo(75);
    assertThat(reference.midRank(3 + 4e-16)).isEqualTo(75);
  }

  @Test
  void valuesThatDifferByTheirSummingAloneAreJoined() {
    Reference reference =
        Reference.of(
            List.of(0.3, Math.nextUp(0.3), 0.5, 2e6, 2e6 + 1e-9), List.of(1L, 1L, 1L, 1L, 4L));
    assertThat(reference.values()).containsExactly(0.3, 0.5, 2e6);
    assertThat(reference.counts()).containsExactly(2L, 1L, 5L);
  }

  @Test
  void pointsFarApartStayApart() {
    Reference reference = Reference.of(List.of(0.3, 0.300_001), List.of(1L, 1L));
    assertThat(reference.midRank(0.300_001)).isEqualTo(75);
  }

  @Test
  void thinnedReferenceIsRightToAStep() {
    SplittableRandom random = new SplittableRandom(5);
    List<Double> values = random.doubles(40_000, 1, 90).sorted().boxed().toList();
    Reference reference = Reference.of(values, values.stream().map(value -> 1L).toList());
    assertThat(reference.values()).hasSizeLessThanOrEqualTo(Reference.STEPS);
    assertThat(reference.size()).isEqualTo(40_000);
    double step = 100.0 / Reference.STEPS;
    for (int i = 0; i < values.size(); i += 997) {
      double exact = 100 * (i + 0.5) / 40_000;
      assertThat(reference.midRank(values.get(i))).isCloseTo(exact, within(step));
    }
  }
}
