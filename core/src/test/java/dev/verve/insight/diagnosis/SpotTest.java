package dev.verve.insight.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.plan.ActionRow;
import dev.verve.plan.BareModel;
import dev.verve.stats.Effect;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which segments stand out by an action, of those that were looked at. */
class SpotTest {
  private static final ActionRow LOGIN =
      BareModel.of("name: m\nactions: {login: 1}\nscale: {method: cap, at: 9}\n").actions().get(0);
  private static final DiagnosisOptions OPTIONS = DiagnosisOptions.defaults();

  private static Spot spot(String plan, long users, double effect, double excess, double p) {
    return new Spot(
        List.of("plan"), List.of(plan), LOGIN, users, effect, new Effect(excess, -99, 99, p));
  }

  private static List<String> judged(Spot... spots) {
    return Spot.judge(List.of(spots), OPTIONS).stream().map(Spot::name).toList();
  }

  @Test
  void onlyACertainOneStandsOut() {
    // a fifth of the level of 0.05
    assertThat(judged(spot("pro", 100, 4, 3, 0.01))).containsExactly("plan=pro");
    assertThat(judged(spot("pro", 100, 4, 3, 0.0101))).isEmpty();
  }

  @Test
  void beingOneOfManyTakesCertainty() {
    Spot sure = spot("pro", 100, 4, 3, 0.004);
    assertThat(judged(sure, spot("free", 100, 4, 3, 0.9))).containsExactly("plan=pro");
    assertThat(judged(sure, spot("free", 100, 4, 3, 0.9), spot("old", 100, 4, 3, 0.9))).isEmpty();
  }

  @Test
  void onlyALargeOneStandsOut() {
    assertThat(judged(spot("pro", 100, 1, 0.5, 0))).containsExactly("plan=pro");
    assertThat(judged(spot("pro", 100, 0.99, 0.6, 0))).isEmpty();
    assertThat(judged(spot("pro", 100, -1, -0.5, 0))).containsExactly("plan=pro");
    assertThat(judged(spot("pro", 100, 1, 0.49, 0))).isEmpty();
    assertThat(judged(spot("pro", 100, 1, -2, 0))).isEmpty();
  }

  @Test
  void theOneThatMattersMostComesFirst() {
    assertThat(
            judged(
                spot("few", 10, 9, 8, 0), spot("many", 100, -3, -2, 0), spot("some", 50, 3, 2, 0)))
        .containsExactly("plan=many", "plan=some", "plan=few");
  }
}
