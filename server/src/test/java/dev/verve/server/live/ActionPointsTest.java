package dev.verve.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Points in long arrays are those of a map, whoever gains, loses, outgrows or copies theirs. */
class ActionPointsTest {
  private static final int USERS = 3_000;
  private static final int MOST_ACTIONS = 40;

  @Test
  void areThoseOfAMap() {
    Random random = new Random(7);
    ActionPoints points = new ActionPoints();
    Map<Integer, Map<Integer, Double>> expected = new TreeMap<>();
    for (int round = 0; round < 60_000; round++) {
      int user = random.nextInt(USERS);
      points.clear(user);
      Map<Integer, Double> theirs = new TreeMap<>();
      for (int action = 0; action < MOST_ACTIONS; action += 1 + random.nextInt(MOST_ACTIONS)) {
        double kept = random.nextDouble();
        points.add(user, action, kept);
        theirs.put(action, kept);
      }
      expected.put(user, theirs);
      if (round % 20_000 == 0) {
        points = points.copy();
      }
    }
    same(points, expected);

    ActionPoints other = new ActionPoints();
    for (int user = 0; user < USERS; user++) {
      other.add(user, 1, -1);
      other.take(user, points);
    }
    points.clear(0);
    same(other, expected);
    assertThat(points.of(0)).isEmpty();
    assertThat(points.of(USERS * 10)).isEmpty();
  }

  private static void same(ActionPoints points, Map<Integer, Map<Integer, Double>> expected) {
    for (int user = 0; user < USERS; user++) {
      Map<Integer, Double> found = new TreeMap<>();
      double[] pairs = points.of(user);
      for (int i = 0; i < pairs.length; i += 2) {
        found.put((int) pairs[i], pairs[i + 1]);
      }
      assertThat(found).as("user %d", user).isEqualTo(expected.getOrDefault(user, Map.of()));
    }
  }
}
