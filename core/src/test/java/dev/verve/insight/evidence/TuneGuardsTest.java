package dev.verve.insight.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.stats.SignedFit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each guard just met and just missed. */
class TuneGuardsTest {
  /** Rows of which the first so many have the outcome; amounts of every action are noise. */
  private static ActionTable table(int positives, int rows, int actions) {
    SplittableRandom random = new SplittableRandom(9);
    double[] amounts = random.doubles((long) rows * actions).toArray();
    return ActionTable.of(SeededUsers.names(actions), amounts, outcomes(positives, rows));
  }

  private static boolean[] outcomes(int positives, int rows) {
    boolean[] outcomes = new boolean[rows];
    IntStream.range(0, positives).forEach(row -> outcomes[row] = true);
    return outcomes;
  }

  @Test
  void aHundredOfEitherOutcomeAreNeeded() {
    assertThat(TuneGuards.tooFew(outcomes(100, 200))).isFalse();
    assertThat(TuneGuards.tooFew(outcomes(99, 300))).isTrue();
    assertThat(TuneGuards.tooFew(outcomes(201, 300))).isTrue();
    assertThat(TuneGuards.reasonsToRefuse(table(100, 200, 3))).isEmpty();
    assertThat(TuneGuards.reasonsToRefuse(table(99, 200, 3)))
        .containsExactly(
            "99 users with the outcome and 101 without; at least 100 of either are needed.");
  }

  @Test
  void tenForEachActionAreNeededAndFewerThanTwentyAreRough() {
    assertThat(TuneGuards.reasonsToRefuse(table(120, 400, 12))).isEmpty();
    assertThat(TuneGuards.reasonsToRefuse(table(119, 400, 12)))
        .containsExactly(
            "119 users of the rarer outcome for 12 actions; at least 10 for each action are"
                + " needed.");
    assertThat(TuneGuards.warnings(table(120, 400, 6))).isEmpty();
    assertThat(TuneGuards.warnings(table(119, 400, 6)))
        .containsExactly(
            "Only 119 users of the rarer outcome for 6 actions: below 20 for each the weights are"
                + " rough.");
  }

  @Test
  void tenClustersMustHoldEitherOutcome() {
    ActionTable table = table(150, 300, 1);
    int[] apart = IntStream.range(0, 300).map(row -> row < 150 ? row % 10 : 10 + row % 9).toArray();
    assertThat(TuneGuards.reasonsToRefuse(table.inClusters(apart)))
        .containsExactly(
            "Only 9 clusters hold users without the outcome; at least 10 are needed to resample"
                + " them.");
    int[] other = IntStream.range(0, 300).map(row -> row < 150 ? row % 9 : 9 + row % 10).toArray();
    assertThat(TuneGuards.reasonsToRefuse(table.inClusters(other)))
        .containsExactly(
            "Only 9 clusters hold users with the outcome; at least 10 are needed to resample"
                + " them.");
    int[] enough = IntStream.range(0, 300).map(row -> row % 10).toArray();
    assertThat(TuneGuards.reasonsToRefuse(table.inClusters(enough))).isEmpty();
  }

  @Test
  void actionsThatSayTheSameAreNamed() {
    SplittableRandom random = new SplittableRandom(4);
    double[] amounts = new double[900];
    for (int row = 0; row < 300; row++) {
      amounts[row * 3] = random.nextDouble();
      amounts[row * 3 + 1] = random.nextDouble();
      amounts[row * 3 + 2] = amounts[row * 3] + 1e-4 * random.nextDouble();
    }
    ActionTable alike =
        ActionTable.of(List.of("open", "close", "start"), amounts, outcomes(150, 300));
    assertThat(TuneGuards.reasonsToRefuse(alike))
        .singleElement()
        .asString()
        .startsWith("The actions say so much the same that their weights cannot be told apart")
        .containsPattern("condition number \\d{3,}, above 30")
        .endsWith("most alike are open and start, correlation 1.000. Ignore one of them.");
    for (int row = 0; row < 300; row++) {
      amounts[row * 3 + 2] = amounts[row * 3];
    }
    assertThat(TuneGuards.reasonsToRefuse(alike))
        .singleElement()
        .asString()
        .containsPattern("condition number (infinite|\\d{6,}), above 30");
  }

  @Test
  void outcomesThatAnActionSplitsAreRefusedByItsName() {
    SplittableRandom random = new SplittableRandom(5);
    boolean[] outcomes = outcomes(150, 300);
    double[] amounts = new double[600];
    for (int row = 0; row < 300; row++) {
      amounts[row * 2] = random.nextInt(5);
      amounts[row * 2 + 1] = outcomes[row] ? 1 + random.nextInt(3) : 0;
    }
    ActionTable split = ActionTable.of(List.of("login", "renew"), amounts, outcomes);
    assertThat(TuneGuards.separation(SignedFit.of(split.sample()), split).orElseThrow())
        .startsWith("The weights do not exist: separation")
        .endsWith("; only users of one outcome do: renew.");
    ActionTable sound = SeededUsers.acting(400, 8, 0.4, 0.1);
    assertThat(TuneGuards.separation(SignedFit.of(sound.sample()), sound)).isEmpty();
  }

  @Test
  void aRefusalKeepsWhatIsKnownOfEachAction() {
    double[] amounts = new double[400];
    IntStream.range(0, 200).forEach(row -> amounts[row * 2] = row % 7);
    ActionTable table = ActionTable.of(List.of("login", "share"), amounts, outcomes(80, 200));
    Tuning refused = TuneGuards.refused(table, Caps.of(table), List.of("too few.", "and alike."));
    assertThat(refused.n()).isEqualTo(200);
    assertThat(refused.positives()).isEqualTo(80);
    assertThat(refused.verdict()).isEqualTo("INSUFFICIENT: too few.");
    assertThat(refused.weights())
        .extracting(LearnedWeight::note)
        .containsExactly("not learned", "never varies");
    assertThat(refused.warnings())
        .containsExactly("too few.", "and alike.", "The weight of share is unknown: never varies.");
  }
}
