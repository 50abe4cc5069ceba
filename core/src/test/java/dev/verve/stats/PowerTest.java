package dev.verve.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Reference values: R 4.2.2, power.t.test and power.prop.test. */
class PowerTest {
  private final Power power = Power.defaults();

  // power.t.test(n = 50, sd = 2, power = .8)$delta, and n = 500
  @Test
  void smallestEffectOfMeans() {
    assertThat(power.smallestEffect(100, 4))
        .isCloseTo(1.13176713458802, Percentage.withPercentage(0.1));
    assertThat(power.smallestEffect(1000, 4))
        .isCloseTo(0.35472099995538, Percentage.withPercentage(0.01));
  }

  // power.t.test(delta = .3, sd = 2, power = .8)$n is 698.64 an arm
  @Test
  void usersForAMean() {
    assertThat(power.usersNeeded(0.3, 4)).isEqualTo(1398);
    assertThat(power.usersNeeded(-0.3, 4)).isEqualTo(1398);
  }

  // power.prop.test(n = 2000, p1 = .2, power = .8)$p2 - .2
  @Test
  void smallestRiseOfARate() {
    assertThat(power.smallestRise(4000, 0.2).value().orElseThrow())
        .isCloseTo(0.0365862436420915, within(1e-9));
  }

  // power.prop.test(p1 = .2, p2 = .22, power = .8)$n is 6509.467 an arm
  // power.prop.test(p1 = .44, p2 = .42, power = .9, sig.level = .01)$n is 18232.217 an arm
  @Test
  void usersForRates() {
    assertThat(power.usersNeededForRates(0.2, 0.22)).isEqualTo(13019);
    assertThat(power.withPower(0.9).withAlpha(0.01).usersNeededForRates(0.44, 0.42))
        .isEqualTo(36465);
  }

  @Test
  void aSmallHoldoutCostsPower() {
    double equal = power.smallestEffect(10_000, 1);
    double holdout = power.withControlShare(0.1).smallestEffect(10_000, 1);
    assertThat(holdout / equal).isCloseTo(Math.sqrt(1 / 0.36), within(1e-3));
    assertThat(power.withControlShare(0.9).smallestEffect(10_000, 1))
        .isCloseTo(holdout, within(1e-12));
  }

  @Test
  void cupedSavesUsers() {
    double plain = power.smallestEffect(10_000, 1);
    assertThat(power.withVarianceRatio(0.25).smallestEffect(10_000, 1))
        .isCloseTo(plain / 2, within(1e-12));
  }

  @Test
  void neededUsersAreJustEnough() {
    Power skewed = power.withControlShare(0.2).withVarianceRatio(0.7);
    long users = skewed.usersNeeded(0.1, 2);
    assertThat(skewed.smallestEffect(users, 2)).isLessThanOrEqualTo(0.1);
    assertThat(skewed.smallestEffect(users - 1, 2)).isGreaterThan(0.1);
  }

  @Test
  void refusesWhenNoRiseCouldShow() {
    assertThat(power.smallestRise(10, 0.9).refusal()).isPresent();
  }

  @Test
  void rejectsImpossibleDesigns() {
    assertThatThrownBy(() -> power.withControlShare(1)).hasMessageContaining("controlShare");
    assertThatThrownBy(() -> power.usersNeeded(0, 1)).hasMessageContaining("effect");
  }

  @Test
  void theSmallerArmNeedsTwoUsersWhicheverItIs() {
    for (double share : new double[] {0.25, 0.75}) {
      Power skewed = power.withControlShare(share);
      assertThat(skewed.smallestEffect(8, 4)).isPositive();
      assertThatThrownBy(() -> skewed.smallestEffect(7, 4))
          .hasMessageContaining("two users an arm");
      assertThat(skewed.usersNeeded(1000, 1)).isEqualTo(8);
    }
  }

  // qnorm(.975) = 1.95996398454005, qnorm(.8) = 0.841621233572914
  @Test
  void anIntervalTellsWhatItsTestWouldShow() {
    double error = 0.5;
    assertThat(power.withAlpha(0.05).smallestEffect(1.95996398454005 * error))
        .isCloseTo((1.95996398454005 + 0.841621233572914) * error, within(1e-12));
  }
}
