package dev.verve.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.verve.insight.ScoreChange.ActionChange;
import dev.verve.plan.ActionRow;
import dev.verve.plan.BareModel;
import dev.verve.plan.BoundModel;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ScoreStoryTest {
  private static final BoundModel MODEL =
      BareModel.of("name: m\nactions: {login: 1, share: 2}\nscale: {method: cap, at: 9}\n");

  @Test
  void tellsEachCauseThatMovedTheScore() {
    ScoreStory story = new ScoreStory(change(40, 50, 14, -3, -1), 38, 1, 2, -0.5, -0.5, true);
    assertThat(story.summary())
        .isEqualTo(
            "From 38.0 to 50.0 (+12.0): +14.0 by new actions, -3.0 by actions that left the window,"
                + " -1.0 by actions that grew older, +1.0 by other ids that proved to be the same"
                + " person, +2.0 by events that arrived late, -0.5 by our change of the weights,"
                + " -0.5 by our change of the scale.");
  }

  @Test
  void whatIsTooSmallToSeeIsLeftOut() {
    ScoreStory story = ScoreStory.plain(change(40, 40.06, 0.06, 0.04, -0.04));
    assertThat(story.summary()).isEqualTo("From 40.0 to 40.1 (+0.1): +0.1 by new actions.");
  }

  @Test
  void whereNothingHappenedItSaysSo() {
    ScoreStory story = ScoreStory.plain(change(40, 40, 0, 0, 0));
    assertThat(story.summary()).isEqualTo("From 40.0 to 40.0 (+0.0): nothing changed.");
    assertThat(story.shown()).isEqualTo(40);
  }

  @Test
  void whoWasNotThereBeganAtZero() {
    ScoreChange change = change(40, 50, 10, 0, 0);
    ScoreChange fresh = new ScoreChange(Optional.empty(), change.after(), change.parts());
    assertThat(ScoreStory.plain(fresh).shown()).isZero();
    assertThat(ScoreStory.plain(fresh).since(0, 5).scale()).isEqualTo(-5);
  }

  @Test
  void aStoreThatCameLaterCannotTellWhatWasLate() {
    ScoreStory story = new ScoreStory(change(40, 50, 10, 0, 0), 40, 0, 0, 0, 0, false);
    assertThat(story.summary())
        .endsWith(
            "+10.0 by new actions. The store holds no events that arrived by the earlier date, so"
                + " that it cannot tell which came late.");
  }

  @Test
  void anotherModelsPartIsThatOfItsWeightsAndThatOfItsScale() {
    ScoreStory story = ScoreStory.plain(change(40, 50, 10, 0, 0)).since(30, 36);
    assertThat(story.shown()).isEqualTo(30);
    assertThat(story.weights()).isEqualTo(6);
    assertThat(story.scale()).isEqualTo(4);
    double told =
        story.shown()
            + story.merges()
            + story.late()
            + story.weights()
            + story.scale()
            + story.change().fresh()
            + story.change().expired()
            + story.change().decayed();
    assertThat(told).as("all parts sum to the present score").isCloseTo(50, within(1e-12));
  }

  /** A change of two actions that share each cause alike. */
  private static ScoreChange change(
      double before, double after, double fresh, double expired, double decayed) {
    ActionRow action = MODEL.actions().get(0);
    double all = (fresh + expired + decayed) / 2;
    ActionChange half = new ActionChange(action, 1, 2, all, fresh / 2, expired / 2, decayed / 2);
    return new ScoreChange(
        Optional.of(explanation(before)), explanation(after), List.of(half, half));
  }

  private static Explanation explanation(double score) {
    return new Explanation(
        "ann",
        LocalDate.of(2026, 3, 1),
        score / 10,
        score,
        MODEL.model().bands().of(score),
        List.of(),
        Optional.empty(),
        List.of(),
        OptionalInt.empty(),
        Optional.empty());
  }
}
