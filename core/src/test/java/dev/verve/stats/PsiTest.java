package dev.verve.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PsiTest {
  // NumPy 1.24 and SciPy 1.10.1, evidence_reference.py "psi" and "null 95".
  @Test
  void agreesWithTheDefinition() {
    double[] baseline = uniform(500, 7);
    double[] current =
        Arrays.stream(ReferenceSample.uniforms(300, 8)).map(u -> u * u * 100).toArray();

    Psi.Compared psi = Psi.of(baseline, current).compared().orElseThrow();

    assertThat(psi.value()).isCloseTo(0.409228886378841, within(1e-12));
    assertThat(psi.null95()).isCloseTo(0.090234547224642, within(1e-9));
    assertThat(psi.shifted()).isTrue();
    assertThat(psi.bins()).hasSize(10);
  }

  @Test
  void equalScoresFallIntoOneBin() {
    double[] baseline = uniform(1000, 3);
    Arrays.fill(baseline, 0, 450, 0);

    Psi.Compared psi = Psi.of(baseline, baseline).compared().orElseThrow();

    assertThat(psi.value()).isZero();
    assertThat(psi.bins()).hasSizeBetween(6, 7);
    assertThat(psi.bins().get(0).baseline()).isCloseTo(0.45, within(0.01));
    assertThat(psi.bins()).extracting(Psi.Bin::baseline).doesNotContain(0.0);
  }

  @Test
  void emptyBinsDoNotMakeItInfinite() {
    double[] far = Arrays.stream(uniform(400, 4)).map(s -> s + 1000).toArray();

    assertThat(Psi.of(uniform(400, 3), far).compared().orElseThrow().value()).isFinite();
  }

  @Test
  void fewUsersOrOneScoreAreRefused() {
    assertThat(Psi.of(uniform(199, 1), uniform(500, 2)))
        .isEqualTo(new Psi.Refused("fewer than 200 users on one side: 199 and 500"));
    assertThat(Psi.of(new double[300], uniform(500, 2)).compared()).isEmpty();
  }

  @Test
  void nullPointIsExceededOnceInTwentyTimes() {
    int seed = 6;
    Random random = new Random(seed);
    int runs = 2000;
    int exceeded = 0;
    for (int run = 0; run < runs; run++) {
      Psi.Compared psi =
          Psi.of(random.doubles(800).toArray(), random.doubles(500).toArray())
              .compared()
              .orElseThrow();
      exceeded += psi.value() > psi.null95() ? 1 : 0;
    }
    assertThat(exceeded / (double) runs).as("seed %d", seed).isBetween(0.035, 0.07);
  }

  private static double[] uniform(int n, long seed) {
    return Arrays.stream(ReferenceSample.uniforms(n, seed)).map(u -> 100 * u).toArray();
  }
}
