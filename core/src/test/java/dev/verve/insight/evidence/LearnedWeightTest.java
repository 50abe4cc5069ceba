package dev.verve.insight.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.stats.Estimate;
import dev.verve.stats.Measured;
import dev.verve.stats.Unknown;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What is said beside a weight, from its interval, from that of the free fit, and its points. */
class LearnedWeightTest {
  private static final Estimate SOUND = new Measured(0.5, 0.2, 0.8);
  private static final Estimate UNKNOWN = new Unknown("nobody did it");

  private static String note(Estimate weight, Estimate signed) {
    return LearnedWeight.note(weight, signed, OptionalLong.of(3));
  }

  @Test
  void aSoundWeightNeedsNoNote() {
    assertThat(note(SOUND, SOUND)).isEmpty();
    assertThat(LearnedWeight.note(SOUND, SOUND, OptionalLong.empty())).isEmpty();
  }

  @Test
  void aNegativeWeightTakesPointsOffWhereItIsSure() {
    assertThat(note(new Measured(-0.5, -0.8, -0.2), SOUND))
        .isEqualTo("predicts loss: takes points off");
    assertThat(note(new Measured(-0.5, -0.8, 0.1), SOUND)).isEqualTo("cannot be told from zero");
    assertThat(note(new Measured(-0.5, -0.8, 0), SOUND)).isEqualTo("cannot be told from zero");
  }

  @Test
  void aWeightHeldAtZeroSaysWhatAFreeFitFound() {
    Estimate held = new Measured(0, 0, 0.1);
    assertThat(note(held, new Measured(-0.4, -0.6, -0.2)))
        .isEqualTo("predicts loss: no positive signal");
    assertThat(note(held, new Measured(-0.4, -0.9, 0))).isEqualTo("no positive signal");
    assertThat(note(held, new Measured(-0.4, -0.9, 0.1))).isEqualTo("no positive signal");
    assertThat(note(held, UNKNOWN)).isEqualTo("no positive signal");
    assertThat(note(held, new Measured(0, -0.1, 0.1))).isEqualTo("no positive signal");
  }

  @Test
  void anIntervalThatReachesZeroIsSaid() {
    assertThat(note(new Measured(0.3, 0, 0.6), SOUND)).isEqualTo("cannot be told from zero");
    assertThat(note(new Measured(0.3, 1e-9, 0.6), new Measured(0, -0.1, 0.1))).isEmpty();
  }

  @Test
  void anUnknownWeightIsNeitherZeroNorNegative() {
    assertThat(note(UNKNOWN, UNKNOWN)).isEmpty();
    assertThat(note(UNKNOWN, new Measured(-0.4, -0.9, -0.1)))
        .isEqualTo("predicts loss: no positive signal");
  }

  @Test
  void aWeightThatRoundsToNothingIsSaid() {
    assertThat(LearnedWeight.note(SOUND, SOUND, OptionalLong.of(0)))
        .isEqualTo("too small to round to a point");
  }
}
