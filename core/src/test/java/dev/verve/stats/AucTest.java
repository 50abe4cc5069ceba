package dev.verve.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AucTest {
  // scikit-learn 1.2.1 and pairwise NumPy, evidence_reference.py "auc".
  @Test
  void agreesWithScikitLearn() {
    ReferenceSample reference = new ReferenceSample();

    assertThat(Auc.of(reference.score, reference.outcomes))
        .isCloseTo(0.7162825547747, within(1e-12));
    assertThat(Auc.of(reference.first, reference.outcomes))
        .isCloseTo(0.644985014468789, within(1e-12));
  }

  @Test
  void resamplesCountLikeRepeatedRows() {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      int n = 60;
      double[] scores = random.doubles(n).map(u -> Math.floor(9 * u) - 4).toArray();
      boolean[] outcomes = new boolean[n];
      int[] times = new int[n];
      for (int i = 0; i < n; i++) {
        outcomes[i] = random.nextBoolean();
        times[i] = random.nextInt(4);
      }

      assertThat(Auc.ranked(scores, outcomes).resampled(times))
          .as("seed %d", seed)
          .isCloseTo(overAllPairs(scores, outcomes, times), within(1e-12));
    }
  }

  @Test
  void zeroHasNoSign() {
    double[] scores = {0.0, -0.0};
    boolean[] outcomes = {true, false};

    assertThat(Auc.of(scores, outcomes)).isEqualTo(0.5);
    assertThat(Auc.ranked(scores, outcomes).resampled(new int[] {1, 1})).isEqualTo(0.5);
  }

  @Test
  void oneClassIsRefused() {
    assertThatThrownBy(() -> Auc.of(new double[] {1}, new boolean[] {true}))
        .hasMessageContaining("both classes");
  }

  private static double overAllPairs(double[] scores, boolean[] outcomes, int[] times) {
    double wins = 0;
    double pairs = 0;
    for (int i = 0; i < scores.length; i++) {
      for (int j = 0; j < scores.length; j++) {
        if (outcomes[i] && !outcomes[j]) {
          double weight = (double) times[i] * times[j];
          pairs += weight;
          wins += weight * (1 + Math.signum(scores[i] - scores[j])) / 2;
        }
      }
    }
    return wins / pairs;
  }
}
