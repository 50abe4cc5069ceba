package dev.verve.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DeLongTest {
  private final ReferenceSample reference = new ReferenceSample();

  // NumPy 1.24 over all pairs, evidence_reference.py "intervals".
  @Test
  void intervalAgreesWithTheDefinition() {
    Measured auc = DeLong.auc(reference.score, reference.outcomes).measured().orElseThrow();

    assertThat(auc.value()).isCloseTo(0.7162825547747, within(1e-12));
    assertThat(auc.low()).isCloseTo(0.665567924370499, within(1e-12));
    assertThat(auc.high()).isCloseTo(0.766997185178901, within(1e-12));
  }

  // NumPy 1.24 over all pairs, evidence_reference.py "difference, interval, z, p".
  @Test
  void pairedTestAgreesWithTheDefinition() {
    DeLong.Comparison comparison =
        DeLong.compare(reference.score, reference.first, reference.outcomes);

    assertThat(comparison.difference().value()).isCloseTo(0.071297540305912, within(1e-12));
    assertThat(comparison.difference().low()).isCloseTo(0.02297782032578, within(1e-12));
    assertThat(comparison.difference().high()).isCloseTo(0.119617260286043, within(1e-12));
    assertThat(comparison.z()).isCloseTo(2.891999606854924, within(1e-10));
    assertThat(comparison.p()).isCloseTo(0.003827984259387, within(1e-12));
    assertThat(comparison.second().low()).isCloseTo(0.590637922734674, within(1e-12));
  }

  @Test
  void aScoreDoesNotDifferFromItself() {
    DeLong.Comparison comparison =
        DeLong.compare(reference.score, reference.score, reference.outcomes);

    assertThat(comparison.difference()).isEqualTo(new Measured(0, 0, 0));
    assertThat(comparison.p()).isEqualTo(1);
  }

  @Test
  void perfectAgainstUselessIsBeyondDoubt() {
    double[] perfect = {1, 2, 3, 4};
    double[] useless = {1, 1, 1, 1};
    boolean[] outcomes = {false, false, true, true};

    DeLong.Comparison comparison = DeLong.compare(perfect, useless, outcomes);

    assertThat(comparison.first()).isEqualTo(new Measured(1, 1, 1));
    assertThat(comparison.z()).isInfinite();
    assertThat(comparison.p()).isZero();
  }

  @Test
  void aSingleUserInAClassIsUnknown() {
    assertThat(DeLong.auc(new double[] {1, 2, 3}, new boolean[] {true, false, false}))
        .isInstanceOf(Unknown.class);
  }

  @Test
  void intervalCoversTheTruth() {
    int seed = 4;
    Random random = new Random(seed);
    // Two normal populations a standard deviation apart: the area is the normal of 1 / root 2.
    double truth = 1 - StandardNormal.above(Math.sqrt(0.5));
    int covered = 0;
    for (int run = 0; run < 1000; run++) {
      double[] scores = new double[160];
      boolean[] outcomes = new boolean[160];
      for (int i = 0; i < 160; i++) {
        outcomes[i] = i < 60;
        scores[i] = random.nextGaussian() + (outcomes[i] ? 1 : 0);
      }
      Measured auc = DeLong.auc(scores, outcomes).measured().orElseThrow();
      covered += auc.interval().contains(truth) ? 1 : 0;
    }

    assertThat(covered / 1000.0).as("seed %d", seed).isBetween(0.925, 0.97);
  }
}
