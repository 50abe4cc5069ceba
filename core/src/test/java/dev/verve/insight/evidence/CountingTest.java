package dev.verve.insight.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.model.Decay;
import dev.verve.model.ModelReader;
import dev.verve.model.ScoreModel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountingTest {
  private static ScoreModel model(int window) {
    return ModelReader.read(
        "m.yaml",
        "name: m\nwindow: %dd\nactions: {login: 1}\nscale: {method: cap, at: 9}\n"
            .formatted(window));
  }

  private static List<Counting> halfLives(int window, int... days) {
    List<Counting> countings = new ArrayList<>();
    for (int half : days) {
      countings.add(new Counting(window, Decay.halfLife(half)));
    }
    return countings;
  }

  @Test
  void withoutHistoryHalfLivesWithinTheWindowAreTried() {
    assertThat(Counting.within(model(30)))
        .startsWith(new Counting(30, Decay.NONE))
        .containsAll(halfLives(30, 3, 7, 15, 30))
        .hasSize(5);
    // an eighth and a quarter of two days are no day
    assertThat(Counting.within(model(2)))
        .containsExactlyInAnyOrder(
            new Counting(2, Decay.NONE),
            new Counting(2, Decay.halfLife(1)),
            new Counting(2, Decay.halfLife(2)));
  }

  @Test
  void aLongHistoryIsTriedWholeAndFourWindowsOfIt() {
    List<Counting> tried = Counting.around(model(30), 300);
    assertThat(tried)
        .containsAll(halfLives(120, 3, 7, 15, 30))
        .containsAll(halfLives(300, 3, 7, 15, 30));
    assertThat(tried).hasSize(13);
    assertThat(Counting.around(model(30), 100))
        .containsAll(halfLives(100, 3, 7, 15, 30))
        .hasSize(9);
    assertThat(Counting.around(model(30), 30)).hasSize(5);
    assertThat(Counting.around(model(30), 31)).hasSize(9);
    assertThat(Counting.around(model(4), 10)).containsAll(halfLives(10, 1, 2, 4)).hasSize(7);
  }

  @Test
  void thePresentCountingComesFirst() {
    ScoreModel present = model(30).withDecay(Decay.linear(20));
    assertThat(Counting.around(present, 300).get(0)).isEqualTo(new Counting(30, Decay.linear(20)));
    ScoreModel changed = new Counting(90, Decay.halfLife(8)).in(present);
    assertThat(changed.window()).isEqualTo(90);
    assertThat(changed.decay()).isEqualTo(Decay.halfLife(8));
  }
}
