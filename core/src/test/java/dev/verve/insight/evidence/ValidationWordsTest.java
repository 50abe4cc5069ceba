package dev.verve.insight.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.stats.BandRates;
import dev.verve.stats.Estimate;
import dev.verve.stats.Measured;
import dev.verve.stats.Unknown;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The verdict on a score, word by word. */
class ValidationWordsTest {
  private static final Estimate AUC = new Measured(0.74, 0.7, 0.78);

  private static BandTable bands(BandRates.Count... counts) {
    List<BandTable.Range> ranges =
        List.of(counts).stream().map(it -> new BandTable.Range(it.band(), 0, 1)).toList();
    return new BandTable(ranges, BandRates.of(List.of(counts)), Optional.empty());
  }

  private static final BandTable RISING =
      bands(
          new BandRates.Count("Dormant", 100, 10),
          new BandRates.Count("Light", 100, 30),
          new BandRates.Count("Power", 100, 60));

  private static String verdict(Validation.Finding finding, Estimate auc, BandTable bands) {
    return ValidationWords.verdict(finding, auc, Optional.empty(), bands);
  }

  private static String against(double by, double low, double high) {
    Difference difference =
        new Difference(AUC, AUC, new Measured(by, low, high), OptionalDouble.empty());
    return ValidationWords.verdict(
        Validation.Finding.NO_EVIDENCE, AUC, Optional.of(difference), RISING);
  }

  @Test
  void aScoreThatPredictsSaysHowOftenItIsRight() {
    assertThat(verdict(Validation.Finding.PREDICTS, AUC, RISING))
        .isEqualTo(
            "The score predicts the outcome: of two users, one with it and one without, the right"
                + " one has the higher score 74 % of the time (70 % to 78 %); it happened to 10 %"
                + " of Dormant and 60 % of Power.");
  }

  @Test
  void aScoreThatRunsAgainstIsTurnedRound() {
    assertThat(verdict(Validation.Finding.RUNS_AGAINST, new Measured(0.31, 0.28, 0.35), RISING))
        .isEqualTo(
            "The score runs against the outcome: users with it have the lower score 69 % of the"
                + " time (65 % to 72 %), which is right only if the outcome is a loss.");
  }

  @Test
  void noEvidenceIsHeldAgainstACoin() {
    assertThat(verdict(Validation.Finding.NO_EVIDENCE, new Measured(0.52, 0.48, 0.56), RISING))
        .isEqualTo(
            "No evidence that the score predicts the outcome: the right one of two users has the"
                + " higher score 52 % of the time (48 % to 56 %), and a coin would say 50 %.");
    assertThat(verdict(Validation.Finding.NO_EVIDENCE, new Unknown("one class"), RISING))
        .isEqualTo("NO EVIDENCE: AUC is unknown.");
  }

  @Test
  void bandsOfFewUsersAreNotTold() {
    BandTable thin =
        bands(
            new BandRates.Count("Dormant", 29, 29),
            new BandRates.Count("Light", 30, 3),
            new BandRates.Count("Power", 100, 60));
    assertThat(verdict(Validation.Finding.PREDICTS, AUC, thin))
        .endsWith("; it happened to 10 % of Light and 60 % of Power.");
    BandTable one =
        bands(new BandRates.Count("Dormant", 10, 1), new BandRates.Count("Light", 100, 60));
    assertThat(verdict(Validation.Finding.PREDICTS, AUC, one)).endsWith("(70 % to 78 %).");
  }

  @Test
  void aBandThatDoesWorseThanTheOneBelowIsNamed() {
    BandTable falling =
        bands(
            new BandRates.Count("Dormant", 200, 20),
            new BandRates.Count("Light", 200, 120),
            new BandRates.Count("Power", 200, 60));
    assertThat(verdict(Validation.Finding.PREDICTS, AUC, falling))
        .endsWith("10 % of Dormant and 30 % of Power, but Power does worse than Light.");
  }

  @Test
  void anotherScoreIsComparedByTheInterval() {
    assertThat(against(0.05, 0.01, 0.09))
        .endsWith("; it beats the other score by 0.050 of AUC (0.010 to 0.090).");
    assertThat(against(-0.05, -0.09, -0.01))
        .endsWith("; the other score is better, by -0.050 of AUC (-0.090 to -0.010).");
    assertThat(against(0.05, 0, 0.09))
        .endsWith("; no proven difference from the other score, 0.050 of AUC (0.000 to 0.090).");
    assertThat(against(-0.05, -0.09, 0)).contains("; no proven difference");
    assertThat(
            ValidationWords.verdict(
                Validation.Finding.NO_EVIDENCE,
                AUC,
                Optional.of(Difference.unknown("too few")),
                RISING))
        .endsWith("; the comparison with the other score is unknown.");
  }
}
