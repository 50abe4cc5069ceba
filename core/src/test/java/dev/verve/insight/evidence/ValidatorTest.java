package dev.verve.insight.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.verve.stats.BandRates;
import dev.verve.stats.DeLong;
import dev.verve.stats.Measured;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ValidatorTest {
  @Test
  void saysInOneSentenceThatAGoodScorePredicts() {
    ScoredUsers users = SeededUsers.scored(2000, 1, 1);
    Validation.Judged judged = Validator.judge(users).judged().orElseThrow();
    assertThat(judged.finding()).isEqualTo(Validation.Finding.PREDICTS);
    assertThat(judged.auc()).isEqualTo(DeLong.auc(users.scores(), users.outcomes()));
    assertThat(judged.bands().rates().rows())
        .extracting(BandRates.Row::band)
        .containsExactly("dormant", "light", "engaged", "power");
    assertThat(judged.bands().rates().monotone()).isTrue();
    assertThat(judged.bands().trend().orElseThrow().z()).isGreaterThan(10);
    assertThat(judged.mapping()).startsWith("Platt");
    assertThat(judged.calibration().slope().measured().orElseThrow().interval().contains(1))
        .isTrue();
    assertThat(judged.calibration().ece()).isLessThan(0.05);
    assertThat(judged.warnings()).isEmpty();
    assertThat(judged.verdict())
        .startsWith("The score predicts the outcome: of two users")
        .contains("of dormant and", "of power.");
  }

  @Test
  void noiseIsNoEvidence() {
    Validation.Judged judged =
        Validator.judge(SeededUsers.scored(1000, 0, 2)).judged().orElseThrow();
    assertThat(judged.finding()).isEqualTo(Validation.Finding.NO_EVIDENCE);
    assertThat(judged.verdict()).startsWith("No evidence").contains("a coin would say 50 %");
  }

  @Test
  void aScoreThatRunsAgainstTheOutcomeIsNamed() {
    Validation.Judged judged =
        Validator.judge(SeededUsers.scored(1000, -1, 3)).judged().orElseThrow();
    assertThat(judged.finding()).isEqualTo(Validation.Finding.RUNS_AGAINST);
    assertThat(judged.verdict()).contains("right only if the outcome is a loss");
    assertThat(judged.bands().rates().violations()).isNotEmpty();
  }

  @Test
  void comparesWithAnotherScore() {
    ScoredUsers users = SeededUsers.scored(2000, 1, 4);
    Random random = new Random(4);
    double[] noisier =
        Arrays.stream(users.scores()).map(score -> score + 40 * random.nextGaussian()).toArray();
    Validation.Judged judged = Validator.judge(users.against(noisier)).judged().orElseThrow();
    assertThat(judged.against().orElseThrow().better()).isTrue();
    assertThat(judged.verdict()).contains("it beats the other score by 0.");
    Validation.Judged turned =
        Validator.judge(ScoredUsers.of(noisier, users.outcomes()).against(users.scores()))
            .judged()
            .orElseThrow();
    assertThat(turned.verdict()).contains("the other score is better");
  }

  @Test
  void clustersWidenTheInterval() {
    ScoredUsers users = SeededUsers.scored(400, 1, 5);
    double[] scores = new double[2000];
    boolean[] outcomes = new boolean[2000];
    int[] clusters = new int[2000];
    for (int row = 0; row < 2000; row++) {
      scores[row] = users.scores()[row / 5];
      outcomes[row] = users.outcomes()[row / 5];
      clusters[row] = row / 5;
    }
    ScoredUsers copied = ScoredUsers.of(scores, outcomes);
    double alone = width(Validator.judge(copied));
    double together = width(Validator.judge(copied.inClusters(clusters)));
    // Five copies of each user carry no news: the honest interval is sqrt(5) times as wide.
    assertThat(together / alone).isBetween(2.0, 2.5);
    assertThat(Validator.judge(copied.inClusters(clusters)).warnings())
        .anyMatch(it -> it.contains("resample whole clusters"));
  }

  @Test
  void aProbabilityIsTakenAtItsWordAndCutIntoFifths() {
    ScoredUsers users = SeededUsers.scored(1000, 1, 6);
    double[] shares = Arrays.stream(users.scores()).map(score -> score / 100).toArray();
    Validation.Judged judged =
        Validator.judge(ScoredUsers.of(shares, users.outcomes())).judged().orElseThrow();
    assertThat(judged.mapping()).isEqualTo("as given");
    double squares = 0;
    for (int row = 0; row < shares.length; row++) {
      squares += Math.pow(shares[row] - (users.outcomes()[row] ? 1 : 0), 2);
    }
    assertThat(judged.calibration().brier()).isCloseTo(squares / 1000, within(1e-12));
    assertThat(judged.bands().bands())
        .extracting(BandTable.Range::name)
        .containsExactly("q1", "q2", "q3", "q4", "q5");
    assertThat(judged.bands().rates().rows()).allMatch(row -> row.n() == 200);
  }

  @Test
  void tiedScoresFallIntoFewerFifths() {
    double[] scores = IntStream.range(0, 1000).mapToDouble(row -> row % 10 < 7 ? -1 : 5).toArray();
    boolean[] outcomes = new boolean[1000];
    for (int row = 0; row < 1000; row++) {
      outcomes[row] = row % 3 == 0;
    }
    BandTable table = BandTable.of(scores, outcomes);
    assertThat(table.rates().rows()).extracting(BandRates.Row::n).isEqualTo(List.of(700L, 300L));
  }

  @Test
  void anInvertedBandIsFoundBehindATrend() {
    double[] scores = new double[4000];
    boolean[] outcomes = new boolean[4000];
    double[] rates = {0.1, 0.5, 0.35, 0.9};
    Random random = new Random(7);
    for (int row = 0; row < 4000; row++) {
      scores[row] = 100.0 * row / 4000;
      outcomes[row] = random.nextDouble() < rates[row / 1000];
    }
    Validation.Judged judged =
        Validator.judge(ScoredUsers.of(scores, outcomes)).judged().orElseThrow();
    assertThat(judged.bands().trend().orElseThrow().z()).isGreaterThan(20);
    assertThat(judged.bands().rates().violations()).hasSize(1);
    assertThat(judged.verdict()).contains("but engaged does worse than light");
  }

  @Test
  void refusesWithTooFewOfEitherOutcome() {
    ScoredUsers users = SeededUsers.scored(1000, 1, 8);
    boolean[] rare = new boolean[1000];
    Arrays.fill(rare, 0, 99, true);
    Validation refused = Validator.judge(ScoredUsers.of(users.scores(), rare));
    assertThat(refused.judged()).isEmpty();
    assertThat(refused.positives()).isEqualTo(99);
    assertThat(refused.verdict()).startsWith("INSUFFICIENT: 99 users with the outcome and 901");
    rare[99] = true;
    Validation warned = Validator.judge(ScoredUsers.of(users.scores(), rare));
    assertThat(warned.judged()).isPresent();
    assertThat(warned.warnings()).anyMatch(it -> it.startsWith("Only 100 users of one outcome"));
  }

  @Test
  void refusesAScoreThatNeverVaries() {
    double[] same = new double[1000];
    Validation refused =
        Validator.judge(ScoredUsers.of(same, SeededUsers.scored(1000, 1, 9).outcomes()));
    assertThat(refused.judged()).isEmpty();
    assertThat(refused.verdict()).contains("the same for every user");
  }

  @Test
  void suspectsLeakageWhenItIsTooGood() {
    Validation judged = Validator.judge(SeededUsers.scored(3000, 12, 10));
    assertThat(judged.warnings()).anyMatch(it -> it.contains("leakage"));
  }

  @Test
  void thinBandsAreNamedAndNotCompared() {
    double[] scores = new double[1000];
    boolean[] outcomes = new boolean[1000];
    for (int row = 0; row < 1000; row++) {
      scores[row] = row < 20 ? 90 : row % 26;
      outcomes[row] = row % 2 == 0;
    }
    Validation judged = Validator.judge(ScoredUsers.of(scores, outcomes));
    assertThat(judged.warnings())
        .anyMatch(it -> it.contains("power (20)"))
        .anyMatch(it -> it.startsWith("monotone is unknown"));
  }

  private static double width(Validation validation) {
    Measured auc = validation.judged().orElseThrow().auc().measured().orElseThrow();
    return auc.high() - auc.low();
  }
}
