package dev.verve.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ConfidenceSequenceTest {
  private static final long SEED = 7;
  private static final int EXPERIMENTS = 2000;
  private static final int LOOKS = 20;
  private static final int USERS_A_LOOK = 60;

  // Python: N = 500; s2 = N*(4/300 + 3/200); rho = .1; alpha = .05
  // h = sqrt(s2)*sqrt(2*(N*rho**2+1)/(N**2*rho**2)*log(sqrt(N*rho**2+1)/alpha)); .2 - h, .2 + h
  @Test
  void widthFollowsThePaper() {
    Moments treated = new Moments(300, 1.2, 4.0 * 299);
    Moments control = new Moments(200, 1.0, 3.0 * 199);
    Effect effect = new ConfidenceSequence(0.95, 0.1).at(treated, control).value().orElseThrow();
    assertThat(effect.low()).isCloseTo(-0.3144216330554396, within(1e-9));
    assertThat(effect.high()).isCloseTo(0.7144216330554396, within(1e-9));
  }

  // scipy 1.10.1: sqrt((-lambertw(-.05**2*exp(-1), -1).real - 1)/1000)
  @Test
  void rhoIsThePapersOptimum() {
    assertThat(ConfidenceSequence.tunedFor(1000, 0.95).rho())
        .isCloseTo(0.09061990985466854, within(1e-12));
  }

  @Test
  void probabilityAgreesWithTheInterval() {
    Moments treated = new Moments(300, 1.2, 4.0 * 299);
    Moments control = new Moments(200, 1.0, 3.0 * 199);
    ConfidenceSequence sequence = new ConfidenceSequence(0.95, 0.1);
    Effect wide = sequence.at(treated, control).value().orElseThrow();
    Moments atTheEdge = new Moments(300, 1 + wide.value() - wide.low(), 4.0 * 299);
    assertThat(sequence.at(atTheEdge, control).value().orElseThrow().p())
        .isCloseTo(0.05, within(1e-9));
  }

  @Test
  void dailyPeekingKeepsFalseAlarmsBelowFivePercent() {
    ConfidenceSequence sequence = ConfidenceSequence.tunedFor(2L * LOOKS * USERS_A_LOOK, 0.95);
    int alarms = 0;
    int naive = 0;
    SplittableRandom random = new SplittableRandom(SEED);
    for (int experiment = 0; experiment < EXPERIMENTS; experiment++) {
      Moments treated = Moments.NONE;
      Moments control = Moments.NONE;
      boolean alarmed = false;
      boolean naivelyAlarmed = false;
      for (int look = 0; look < LOOKS; look++) {
        treated = treated.plus(day(random));
        control = control.plus(day(random));
        alarmed |= sequence.at(treated, control).value().orElseThrow().p() < 0.05;
        naivelyAlarmed |=
            Welch.between(treated, control).value().orElseThrow().difference().p() < 0.05;
      }
      alarms += alarmed ? 1 : 0;
      naive += naivelyAlarmed ? 1 : 0;
    }
    assertThat((double) alarms / EXPERIMENTS).as("seed " + SEED).isLessThanOrEqualTo(0.05);
    assertThat((double) naive / EXPERIMENTS).as("peeking at Welch's test").isGreaterThan(0.15);
  }

  @Test
  void findsARealEffect() {
    Moments treated = new Moments(2000, 1.3, 2000);
    Moments control = new Moments(2000, 1.0, 2000);
    assertThat(
            ConfidenceSequence.tunedFor(4000, 0.95).at(treated, control).map(Effect::low).value())
        .hasValueSatisfying(low -> assertThat(low).isPositive());
  }

  @Test
  void refusesTheFirstFewUsers() {
    Moments few = Moments.of(new SplittableRandom(SEED).doubles(49).toArray());
    assertThat(ConfidenceSequence.tunedFor(1000, 0.95).at(few, few).refusal()).isPresent();
  }

  /** Skewed values, as engagement is. */
  private static Moments day(SplittableRandom random) {
    return Moments.of(
        random.doubles(USERS_A_LOOK).map(uniform -> -Math.log(1 - uniform)).toArray());
  }
}
