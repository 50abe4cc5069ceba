package dev.verve.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DiceTest {
  @Test
  void mixesAsSplitMix64() {
    // The JDK's generator is the same published algorithm, written by its authors.
    SplittableRandom reference = new SplittableRandom(1234567);
    long state = 1234567;
    for (int i = 0; i < 100; i++) {
      state += 0x9e3779b97f4a7c15L;
      assertThat(Dice.mix(state)).isEqualTo(reference.nextLong());
    }
  }

  @Test
  void forksByKeyAndNotByHistory() {
    Dice used = Dice.of(5);
    used.unit();
    assertThat(used.fork(3).unit()).isEqualTo(Dice.of(5).fork(3).unit());
    assertThat(used.fork(3).unit()).isNotEqualTo(used.fork(4).unit());
    assertThat(used.fork(3).fork(4).unit()).isNotEqualTo(used.fork(4).fork(3).unit());
  }

  @Test
  void drawsEvenly() {
    Dice dice = Dice.of(11);
    int[] faces = new int[6];
    for (int i = 0; i < 60_000; i++) {
      faces[dice.between(1, 6) - 1]++;
    }
    // Five standard errors of a count of 10,000.
    for (int hits : faces) {
      assertThat(hits).isCloseTo(10_000, within(460));
    }
  }

  @Test
  void drawsByWeight() {
    Dice dice = Dice.of(12);
    int[] hits = new int[3];
    for (int i = 0; i < 40_000; i++) {
      hits[dice.weighted(new double[] {1, 0, 3})]++;
    }
    assertThat(hits[1]).isZero();
    assertThat(hits[0]).isCloseTo(10_000, within(450));
  }

  @Test
  void halfOfLogNormalDrawsLieBelowTheMedian() {
    Dice dice = Dice.of(13);
    int below = 0;
    double logs = 0;
    for (int i = 0; i < 40_000; i++) {
      double draw = dice.logNormal(7, 0.5);
      below += draw < 7 ? 1 : 0;
      logs += Math.pow(Math.log(draw / 7), 2);
    }
    assertThat(below).isCloseTo(20_000, within(500));
    assertThat(Math.sqrt(logs / 40_000)).isCloseTo(0.5, within(0.01));
  }
}
