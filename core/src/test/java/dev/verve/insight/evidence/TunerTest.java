package dev.verve.insight.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.stats.BootstrapWeights;
import dev.verve.stats.Measured;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TunerTest {
  private static final Tuner TUNER =
      Tuner.standard().withPlan(BootstrapWeights.Plan.defaults().withReplicates(100));

  @Test
  void findsPlantedWeightsAndBeatsCounting() {
    Tuning.Proposed tuned = propose(SeededUsers.acting(3000, 1, 0.5, 0.1, 0, -0.2));
    assertThat(weight(tuned, 0).interval().contains(0.5)).isTrue();
    assertThat(weight(tuned, 1).interval().contains(0.1)).isTrue();
    assertThat(weight(tuned, 3).value()).isZero();
    assertThat(tuned.weights().get(0).points()).hasValue(10);
    assertThat(tuned.weights().get(0).note()).isEmpty();
    assertThat(tuned.weights().get(3).note()).startsWith("predicts loss");
    assertThat(tuned.weights().get(3).signed().measured().orElseThrow().interval().contains(-0.2))
        .isTrue();
    assertThat(tuned.lostByRounding().orElseThrow()).isLessThanOrEqualTo(0.005);
    assertThat(tuned.verdict()).startsWith("The learned weights predict better than counting");
    assertThat(tuned.says()).hasSize(1).allMatch(it -> it.startsWith("One more a"));
    assertThat(tuned.warnings()).isEmpty();
  }

  @Test
  void equalWorthIsNoBetterThanCounting() {
    Tuning.Proposed tuned = propose(SeededUsers.acting(3000, 2, 0.2, 0.2, 0.2));
    assertThat(tuned.verdict()).contains("no better than counting actions");
  }

  @Test
  void noiseIsNoEvidence() {
    Tuning.Proposed tuned = propose(SeededUsers.acting(2000, 3, 0, 0, 0));
    assertThat(tuned.verdict()).startsWith("No evidence that these actions predict");
  }

  @Test
  void oneActionThatSaysItAllIsNoBetterThanItself() {
    Tuning.Proposed tuned = propose(SeededUsers.acting(2000, 4, 0.6, 0));
    assertThat(tuned.verdict()).contains("no better than a1 alone");
  }

  @Test
  void rareAndConstantActionsAreLeftOutAndSaid() {
    ActionTable base = SeededUsers.acting(1000, 5, 0.5);
    double[] amounts = new double[3000];
    for (int row = 0; row < 1000; row++) {
      amounts[row * 3] = base.column(0)[row];
      amounts[row * 3 + 1] = row < 12 ? 1 : 0;
      amounts[row * 3 + 2] = 7;
    }
    Tuning.Proposed tuned =
        propose(ActionTable.of(List.of("often", "rare", "always"), amounts, base.outcomes()));
    assertThat(tuned.weights())
        .extracting(LearnedWeight::action)
        .containsExactly("often", "rare", "always");
    assertThat(tuned.weights().get(1).weight().measured()).isEmpty();
    assertThat(tuned.weights().get(1).note()).isEqualTo("too rare to tell: only 12 users");
    assertThat(tuned.weights().get(2).note()).isEqualTo("never varies");
    assertThat(tuned.warnings()).anyMatch(it -> it.contains("weight of rare is unknown"));
  }

  @Test
  void anExtremeUserDoesNotDecide() {
    ActionTable table = SeededUsers.acting(1000, 6, 0.5);
    double[] amounts = table.column(0);
    amounts[0] = 1e9;
    Tuning.Proposed tuned = propose(ActionTable.of(List.of("a"), amounts, table.outcomes()));
    assertThat(weight(tuned, 0).interval().contains(0.5)).isTrue();
    assertThat(tuned.weights().get(0).cap().orElseThrow()).isLessThan(30);
  }

  @Test
  void clustersOfCopiesWidenTheInterval() {
    ActionTable table = SeededUsers.acting(400, 7, 0.5, 0.2);
    int[] copies = IntStream.range(0, 2000).map(row -> row / 5).toArray();
    ActionTable copied = table.rows(copies);
    double alone = width(propose(copied));
    double together = width(propose(copied.inClusters(copies)));
    // Five copies of each user carry no news: the honest interval is sqrt(5) times as wide.
    assertThat(together / alone).isBetween(1.8, 2.8);
  }

  @Test
  void refusesWithTooFewOutcomes() {
    ActionTable table = SeededUsers.acting(1000, 8, 0.5);
    boolean[] rare = new boolean[1000];
    Arrays.fill(rare, 0, 99, true);
    Tuning refused = TUNER.tune(ActionTable.of(List.of("a"), table.column(0), rare));
    assertThat(refused.proposed()).isEmpty();
    assertThat(refused.verdict()).startsWith("INSUFFICIENT: 99 users with the outcome");
    assertThat(refused.weights().get(0).weight().measured()).isEmpty();
  }

  @Test
  void refusesWithTooManyActionsForTheOutcomesAndWarnsBefore() {
    boolean[] half = new boolean[300];
    Arrays.fill(half, 0, 110, true);
    ActionTable twelve = SeededUsers.acting(300, 9, new double[12]);
    Tuning refused = TUNER.tune(ActionTable.of(twelve.actions(), amounts(twelve), half));
    assertThat(refused.verdict()).contains("110 users of the rarer outcome for 12 actions");
    ActionTable ten = SeededUsers.acting(300, 9, new double[10]);
    Tuning warned = TUNER.tune(ActionTable.of(ten.actions(), amounts(ten), half));
    assertThat(warned.proposed()).isPresent();
    assertThat(warned.warnings()).anyMatch(it -> it.contains("below 20 for each"));
  }

  @Test
  void refusesActionsThatSayTheSame() {
    ActionTable table = SeededUsers.acting(1000, 10, 0.5);
    double[] amounts = new double[2000];
    for (int row = 0; row < 1000; row++) {
      amounts[2 * row] = table.column(0)[row];
      amounts[2 * row + 1] = 2 * amounts[2 * row];
    }
    Tuning refused = TUNER.tune(ActionTable.of(List.of("a", "b"), amounts, table.outcomes()));
    assertThat(refused.verdict()).contains("condition number", "a and b, correlation 1.000");
  }

  @Test
  void refusesSeparation() {
    boolean[] outcomes = new boolean[1000];
    double[] amounts = new double[1000];
    for (int row = 0; row < 1000; row++) {
      outcomes[row] = row < 300;
      amounts[row] = row < 200 ? 1 + row % 3 : 0;
    }
    Tuning refused = TUNER.tune(ActionTable.of(List.of("leak"), amounts, outcomes));
    assertThat(refused.proposed()).isEmpty();
    assertThat(refused.verdict()).contains("separation", "only users of one outcome do: leak");
  }

  @Test
  void refusesOutcomesThatLieInAFewClusters() {
    ActionTable table = SeededUsers.acting(1000, 11, 0.5);
    int[] clusters = IntStream.range(0, 1000).map(row -> row % 6).toArray();
    assertThat(TUNER.tune(table.inClusters(clusters)).verdict()).contains("Only 6 clusters");
  }

  @Test
  void theSameSeedGivesTheSameAnswer() {
    ActionTable table = SeededUsers.acting(500, 12, 0.3, 0.1);
    assertThat(TUNER.tune(table)).isEqualTo(TUNER.tune(table));
  }

  private static double[] amounts(ActionTable table) {
    double[] amounts = new double[table.rows() * table.actions().size()];
    for (int j = 0; j < table.actions().size(); j++) {
      double[] column = table.column(j);
      for (int row = 0; row < column.length; row++) {
        amounts[row * table.actions().size() + j] = column[row];
      }
    }
    return amounts;
  }

  private static Tuning.Proposed propose(ActionTable table) {
    Tuning tuning = TUNER.tune(table);
    return tuning.proposed().orElseThrow(() -> new AssertionError(tuning.verdict()));
  }

  private static Measured weight(Tuning.Proposed tuned, int action) {
    return tuned.weights().get(action).weight().measured().orElseThrow();
  }

  private static double width(Tuning.Proposed tuned) {
    return weight(tuned, 0).high() - weight(tuned, 0).low();
  }
}
