package dev.verve.insight.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.stats.LogisticRegression;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Users of three cuts, of whom the pros gain by what nobody else gains by. */
class SegmentChoiceTest {
  private static final LogisticRegression REGRESSION =
      LogisticRegression.nonNegative().withPenalty(1);
  private static final Segment PRO = new Segment("plan", "pro");
  private static final Segment GERMAN = new Segment("country", "de");
  private static final int A_CUT = 1500;

  private final boolean[] outcomes = new boolean[3 * A_CUT];
  private final long[] bits = new long[3 * A_CUT];

  /** Counts of two actions: each is worth as much to everybody, the second more to pros. */
  private ActionTable users(double moreToPros, int from, int until) {
    SplittableRandom random = new SplittableRandom(23);
    double[] amounts = new double[2 * outcomes.length];
    for (int row = 0; row < outcomes.length; row++) {
      boolean pro = random.nextInt(3) == 0;
      bits[row] = (pro ? 1 : 0) | (random.nextBoolean() ? 2 : 0);
      double logOdds = -2;
      for (int j = 0; j < 2; j++) {
        amounts[2 * row + j] = Math.floor(-3 * Math.log(1 - random.nextDouble()));
        boolean more = pro && j == 1 && row >= from && row < until;
        logOdds += (0.3 + (more ? moreToPros : 0)) * amounts[2 * row + j];
      }
      outcomes[row] = random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
    }
    return ActionTable.of(List.of("login", "share"), amounts, outcomes);
  }

  private SegmentChoice choice(ActionTable users, int cuts) {
    int[] cut = new int[outcomes.length];
    int[] numbers = new int[outcomes.length];
    int size = outcomes.length / cuts;
    IntStream.range(0, cut.length)
        .forEach(
            row -> {
              cut[row] = row / size;
              numbers[row] = row % size;
            });
    CutRows rows = CutRows.of(0, cuts, cut, numbers, numbers, outcomes);
    double[] everybody = REGRESSION.fit(users.sample()).weights();
    return new SegmentChoice(users, rows, everybody, REGRESSION);
  }

  @Test
  void aSegmentThatGainsByAnActionGetsAWeightOfItsOwn() {
    ActionTable users = users(0.5, 0, outcomes.length);
    SegmentChoice choice = choice(users, 3);
    assertThat(choice.canTell()).isTrue();
    assertThat(choice.best(List.of(PRO, GERMAN), bits))
        .singleElement()
        .satisfies(
            own -> {
              assertThat(own.segment()).isEqualTo(PRO);
              assertThat(own.weights()).containsOnlyKeys("share");
              assertThat(own.after()).isGreaterThan(own.before() + 0.001);
              int[] pros =
                  IntStream.range(0, bits.length).filter(row -> (bits[row] & 1) != 0).toArray();
              double learned = REGRESSION.fit(users.rows(pros).sample()).weights()[1];
              assertThat(own.weights().get("share")).isEqualTo(learned);
              assertThat(own.words()).startsWith("share in plan pro (AUC on later data 0.");
            });
  }

  @Test
  void alikeSegmentsShareTheirWeights() {
    assertThat(choice(users(0, 0, 0), 3).best(List.of(PRO, GERMAN), bits)).isEmpty();
  }

  @Test
  void aDifferenceThatIsGoneLaterIsNotTaken() {
    ActionTable users = users(0.5, A_CUT, 2 * A_CUT);
    assertThat(choice(users, 3).best(List.of(PRO, GERMAN), bits)).isEmpty();
  }

  @Test
  void aDifferenceOfTheLastCutAloneIsNotLookedFor() {
    ActionTable users = users(0.5, 2 * A_CUT, 3 * A_CUT);
    assertThat(choice(users, 3).best(List.of(PRO, GERMAN), bits)).isEmpty();
  }

  @Test
  void ofTwoCutsTheFirstTeachesAndTheLastTries() {
    ActionTable users = users(0.5, 0, outcomes.length);
    assertThat(choice(users, 2).canTell()).isTrue();
    assertThat(choice(users, 2).best(List.of(GERMAN, PRO), swapped()))
        .extracting(SegmentWeights::segment)
        .containsExactly(PRO);
    assertThat(choice(users, 1).canTell()).isFalse();
  }

  private long[] swapped() {
    return Arrays.stream(bits).map(bit -> (bit & 1) << 1 | (bit & 2) >> 1).toArray();
  }

  @Test
  void aSegmentOfEverybodyOrNobodyOrFewCannotBeToldApart() {
    ActionTable users = users(0.5, 0, outcomes.length);
    assertThat(choice(users, 3).best(List.of(PRO), new long[bits.length])).isEmpty();
    long[] all = new long[bits.length];
    Arrays.fill(all, 1);
    assertThat(choice(users, 3).best(List.of(PRO), all)).isEmpty();
    long[] few = new long[bits.length];
    int left = 150;
    for (int row = A_CUT; left > 0; row++) {
      few[row] = bits[row] & 1;
      left -= (int) few[row];
    }
    assertThat(choice(users, 3).best(List.of(PRO), few)).isEmpty();
  }

  @Test
  void aLastCutOfFewOutcomesTriesNothing() {
    ActionTable users = users(0.5, 0, outcomes.length);
    int left = 29;
    for (int row = 2 * A_CUT; row < outcomes.length; row++) {
      left -= outcomes[row] ? 1 : 0;
      outcomes[row] = outcomes[row] && left >= 0;
    }
    assertThat(choice(users, 3).best(List.of(PRO), bits)).isEmpty();
  }
}
