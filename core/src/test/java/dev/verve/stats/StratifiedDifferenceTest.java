package dev.verve.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.verve.stats.StratifiedDifference.Stratum;
import java.util.List;
import org.junit.jupiter.api.Test;

class StratifiedDifferenceTest {
  /**
   * Two strata of 6/10 against 5/20 and 9/30 against 4/20; numpy 1.24 with the weights
   * n1·n0/(n1+n0):
   *
   * <pre>
   * e = (w*d).sum()/w.sum(); se = sqrt((w**2*v).sum())/w.sum()   # v: sample variances over n
   * </pre>
   */
  @Test
  void weighsStrataAsMantelAndHaenszel() {
    StratifiedDifference found =
        StratifiedDifference.of(List.of(stratum(6, 10, 5, 20), stratum(9, 30, 4, 20)))
            .value()
            .orElseThrow();
    assertThat(found.effect().value()).isCloseTo(0.18928571428571428, within(1e-12));
    assertThat(found.effect().low()).isCloseTo(-0.017514426450704085, within(1e-9));
    assertThat(found.effect().high()).isCloseTo(0.39608585502213267, within(1e-9));
    assertThat(found.effect().p()).isCloseTo(0.07281800802420545, within(1e-9));
    assertThat(found.standardised()).isCloseTo(0.4171261946241663, within(1e-12));
    assertThat(found.compared()).isEqualTo(80);
  }

  /** Old users do it more and are more often treated; within each age both groups are alike. */
  @Test
  void takesAwayWhatTheStrataExplain() {
    List<Stratum> confounded = List.of(stratum(80, 100, 16, 20), stratum(2, 20, 10, 100));
    Effect adjusted = StratifiedDifference.of(confounded).value().orElseThrow().effect();
    assertThat(adjusted.value()).isCloseTo(0, within(1e-12));
    Effect plain =
        Welch.between(new Binomial(82, 120).moments(), new Binomial(26, 120).moments())
            .value()
            .orElseThrow()
            .difference();
    assertThat(plain.value()).isGreaterThan(0.4);
  }

  @Test
  void leavesOutStrataWithoutBothGroups() {
    StratifiedDifference found =
        StratifiedDifference.of(List.of(stratum(6, 10, 5, 20), stratum(9, 30, 0, 1)))
            .value()
            .orElseThrow();
    assertThat(found.compared()).isEqualTo(30);
    assertThat(found.effect().value()).isCloseTo(0.35, within(1e-12));
  }

  @Test
  void refusesWhatCannotBeCompared() {
    assertThat(StratifiedDifference.of(List.of(stratum(1, 1, 5, 20))).refusal())
        .hasValue("No stratum has two users of both groups.");
    assertThat(StratifiedDifference.of(List.of(stratum(5, 5, 5, 5))).refusal())
        .hasValue("It does not vary within the groups.");
  }

  private static Stratum stratum(long a, long n1, long b, long n0) {
    return new Stratum(new Binomial(a, n1).moments(), new Binomial(b, n0).moments());
  }
}
