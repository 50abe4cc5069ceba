package dev.verve.insight.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.stats.Estimate;
import dev.verve.stats.Measured;
import dev.verve.stats.Unknown;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The verdict on learned weights and what it warns of, from the figures they came to. */
class TuneWordsTest {
  private static final Measured GOOD = new Measured(0.7, 0.65, 0.75);
  private static final Unknown UNKNOWN = new Unknown("one class is empty");

  private static LearnedWeight weight(Estimate weight, OptionalLong points, Estimate signed) {
    return new LearnedWeight("login", weight, points, signed, OptionalDouble.empty(), "");
  }

  private static final LearnedWeight SOUND =
      weight(new Measured(0.5, 0.2, 0.8), OptionalLong.of(10), new Measured(0.5, 0.2, 0.8));

  private static Baseline baseline(String name, String words, double by, double low, double high) {
    return new Baseline(
        name,
        words,
        new Difference(
            GOOD,
            new Measured(0.7 - by, 0.5, 0.9),
            new Measured(by, low, high),
            OptionalDouble.empty()));
  }

  private static final Baseline COUNT = baseline("count", "the count", 0.1, 0.05, 0.15);
  private static final Baseline ALONE = baseline("best_action", "login alone", 0.04, 0.01, 0.07);

  private static TuneWords words(Estimate auc, LearnedWeight... weights) {
    return new TuneWords(auc, List.of(COUNT, ALONE), List.of(weights));
  }

  @Test
  void weightsThatBeatEveryBaselineAreTold() {
    assertThat(words(GOOD, SOUND).verdict())
        .isEqualTo(
            "The learned weights predict better than counting actions: AUC 0.700 against 0.600,"
                + " difference 0.100 (0.050 to 0.150) on unseen users.");
    assertThat(words(GOOD, SOUND).warnings()).isEmpty();
  }

  @Test
  void anAreaThatMayBeAHalfIsNoEvidence() {
    assertThat(words(new Measured(0.6, 0.5, 0.7), SOUND).verdict())
        .isEqualTo(
            "No evidence that these actions predict the outcome: AUC 0.600 (0.500 to 0.700) on"
                + " unseen users.");
    assertThat(words(UNKNOWN, SOUND).verdict())
        .isEqualTo("No evidence that these actions predict the outcome: AUC unknown.");
  }

  @Test
  void theFirstBaselineThatIsNotBeatenIsNamed() {
    Baseline even = baseline("count", "the count", 0.1, 0, 0.2);
    assertThat(new TuneWords(GOOD, List.of(even, ALONE), List.of(SOUND)).verdict())
        .startsWith("The learned weights are no better than counting actions: AUC 0.700");
    Baseline alone = baseline("best_action", "login alone", 0.02, -0.01, 0.05);
    assertThat(new TuneWords(GOOD, List.of(COUNT, alone), List.of(SOUND)).verdict())
        .isEqualTo(
            "The learned weights are no better than login alone: AUC 0.700 against 0.680,"
                + " difference 0.020 (-0.010 to 0.050) on unseen users.");
  }

  @Test
  void aComparisonThatIsUnknownBeatsNothing() {
    Baseline none = new Baseline("count", "the count", Difference.unknown("too few"));
    assertThat(new TuneWords(GOOD, List.of(none), List.of(SOUND)).verdict())
        .isEqualTo(
            "The learned weights are no better than counting actions: the difference is unknown on"
                + " unseen users.");
    Difference half =
        new Difference(GOOD, UNKNOWN, new Measured(0.1, 0.05, 0.15), OptionalDouble.empty());
    assertThat(
            new TuneWords(GOOD, List.of(new Baseline("count", "x", half)), List.of(SOUND))
                .verdict())
        .contains("AUC 0.700 against unknown");
  }

  @Test
  void anAreaTooGoodToBeTrueIsWarnedOf() {
    assertThat(words(new Measured(0.951, 0.94, 0.96), SOUND).warnings())
        .containsExactly(
            "AUC 0.951 is suspiciously good: check for leakage, an action that already contains"
                + " the outcome or that happened after it.");
    assertThat(words(new Measured(0.95, 0.94, 0.96), SOUND).warnings()).isEmpty();
    assertThat(words(UNKNOWN, SOUND).warnings())
        .containsExactly("auc is unknown: one class is empty.");
  }

  @Test
  void aFreeFitThatDoesNotExistIsWarnedOfOnce() {
    LearnedWeight unsure = weight(new Measured(0.5, 0.2, 0.8), OptionalLong.of(1), UNKNOWN);
    assertThat(words(GOOD, SOUND, unsure, unsure).warnings())
        .containsExactly("signed weights are unknown: one class is empty.");
    LearnedWeight leftOut = weight(UNKNOWN, OptionalLong.empty(), UNKNOWN);
    assertThat(words(GOOD, SOUND, leftOut).warnings()).isEmpty();
  }

  @Test
  void weightsWithoutPointsSayWhy() {
    LearnedWeight zero = weight(new Measured(0, 0, 0.1), OptionalLong.empty(), GOOD);
    assertThat(words(GOOD, zero, zero).warnings())
        .containsExactly(
            "points are unknown: no action has a positive signal. If the outcome is a loss, give"
                + " its opposite.");
    LearnedWeight unrounded = weight(new Measured(0.5, 0.2, 0.8), OptionalLong.empty(), GOOD);
    assertThat(words(GOOD, zero, unrounded).warnings())
        .containsExactly(
            "points are unknown: rounding would cost more than 0.005 of AUC; use the weights as"
                + " they are.");
    assertThat(words(GOOD, SOUND, unrounded).warnings()).isEmpty();
  }
}
