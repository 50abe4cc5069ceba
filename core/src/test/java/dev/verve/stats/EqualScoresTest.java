package dev.verve.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EqualScoresTest {
  @Test
  void countsBothOutcomesOfEachScore() {
    EqualScores equal =
        EqualScores.of(
            new double[] {5, 0, 5, 0, 0, 7}, new boolean[] {true, false, false, true, false, true});

    assertThat(equal.size()).isEqualTo(3);
    assertThat(equal.score(0)).isEqualTo(0);
    assertThat(equal.positives(0)).isEqualTo(1);
    assertThat(equal.negatives(0)).isEqualTo(2);
    assertThat(equal.score(2)).isEqualTo(7);
    assertThat(equal.negatives(2)).isZero();
  }

  @Test
  void losesNobody() {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      int n = random.nextInt(400);
      double[] scores = random.ints(n, -20, 20).mapToDouble(score -> score / 4.0).toArray();
      boolean[] outcomes = new boolean[n];
      Map<Double, int[]> counted = new TreeMap<>();
      for (int i = 0; i < n; i++) {
        outcomes[i] = random.nextBoolean();
        // 0.0 and -0.0 are one score
        counted.computeIfAbsent(scores[i] + 0.0, score -> new int[2])[outcomes[i] ? 1 : 0]++;
      }

      EqualScores equal = EqualScores.of(scores, outcomes);

      assertThat(equal.size()).as("seed %d", seed).isEqualTo(counted.size());
      int place = 0;
      for (Map.Entry<Double, int[]> one : counted.entrySet()) {
        assertThat(equal.score(place)).as("seed %d", seed).isEqualTo(one.getKey());
        assertThat(equal.negatives(place)).as("seed %d", seed).isEqualTo(one.getValue()[0]);
        assertThat(equal.positives(place)).as("seed %d", seed).isEqualTo(one.getValue()[1]);
        place++;
      }
    }
  }
}
