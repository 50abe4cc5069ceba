package dev.verve.insight.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.model.Curve;
import dev.verve.model.Decay;
import dev.verve.plan.ActionRow;
import dev.verve.plan.BareModel;
import dev.verve.stats.LogisticRegression;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Users whose outcome hangs on one of two readings of what they did. */
class WayChoiceTest {
  private static final Counting PRESENT = new Counting(30, Decay.NONE);
  private static final Counting OTHER = new Counting(30, Decay.halfLife(7));
  private static final List<ActionRow> ACTIONS =
      BareModel.of("name: m\nactions: {login: 1}\nscale: {method: cap, at: 9}\n").actions();
  private static final int USERS = 600;

  private final SplittableRandom random = new SplittableRandom(17);
  private final boolean[] outcomes = new boolean[USERS];

  /** Amounts between 0 and 60; the outcome is likelier the greater they are, up to a level. */
  private double[] telling(double level, double slope) {
    double[] amounts = new double[USERS];
    for (int row = 0; row < USERS; row++) {
      amounts[row] = Math.floor(60 * random.nextDouble() * random.nextDouble());
      double logOdds = slope * (Math.min(amounts[row], level) - level / 2);
      outcomes[row] = random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
    }
    return amounts;
  }

  private double[] noise() {
    return random.doubles(USERS, 0, 60).toArray();
  }

  private CutRows rows(int cuts) {
    int[] cut = new int[USERS];
    int[] numbers = new int[USERS];
    for (int row = 0; row < USERS; row++) {
      cut[row] = row / (USERS / cuts);
      numbers[row] = row % (USERS / cuts);
    }
    return CutRows.of(0, cuts, cut, numbers, numbers, outcomes);
  }

  private WayChoice.Chosen chosen(int cuts, double[] present, double[] other) {
    return new WayChoice(rows(cuts), List.of("login"), LogisticRegression.nonNegative())
        .best(List.of(PRESENT, OTHER), List.of(present, other), ACTIONS);
  }

  @Test
  void theCountingThatRanksLaterCutsBestIsTaken() {
    double[] telling = telling(60, 0.1);
    assertThat(chosen(3, noise(), telling).way().counting()).isEqualTo(OTHER);
    assertThat(chosen(3, telling, noise()).way().counting()).isEqualTo(PRESENT);
  }

  @Test
  void ofOneCutFoldsDecide() {
    double[] telling = telling(60, 0.1);
    assertThat(chosen(1, noise(), telling).way().counting()).isEqualTo(OTHER);
    assertThat(chosen(1, telling, noise()).way().counting()).isEqualTo(PRESENT);
  }

  @Test
  void whatRanksNoBetterChangesNothing() {
    double[] telling = telling(60, 0.1);
    assertThat(chosen(3, telling, telling.clone()).way())
        .isEqualTo(new Way(PRESENT, List.of(Curve.LINEAR)));
  }

  @Test
  void cutsOfOneOutcomeAloneAreNotLearnedFrom() {
    double[] telling = telling(60, 0.1);
    for (int row = 0; row < 200; row++) {
      outcomes[row] = true;
    }
    assertThat(chosen(3, noise(), telling).way().counting()).isEqualTo(OTHER);
  }

  @Test
  void whereNothingVariesThePresentWayStays() {
    double[] none = new double[USERS];
    telling(60, 0.1);
    assertThat(chosen(3, none, none.clone()).way())
        .isEqualTo(new Way(PRESENT, List.of(Curve.LINEAR)));
  }

  @Test
  void theWayThatIsTakenIsHeldBackByItsOwnPenalty() {
    double[] telling = telling(60, 0.1);
    double[] noise = noise();
    assertThat(chosen(3, telling, noise).penalty()).isLessThan(1000);
    assertThat(chosen(3, noise, noise.clone()).penalty()).isEqualTo(1000);
  }

  @Test
  void knotsThatAUserDrewStay() {
    List<ActionRow> drawn =
        BareModel.of(
                """
                name: m
                actions:
                  login: {weight: 1, curve: log}
                  share: {weight: 1, curve: {tiers: {0: 1, 10: 4}}}
                scale: {method: cap, at: 9}
                """)
            .actions();
    Curve tiers = drawn.get(1).action().curve();
    assertThat(Way.curves(drawn))
        .containsExactly(
            List.of(Curve.LOG, tiers), List.of(Curve.LINEAR, tiers), List.of(Curve.SQRT, tiers));
  }
}
