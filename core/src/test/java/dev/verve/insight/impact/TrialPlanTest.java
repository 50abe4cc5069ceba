package dev.verve.insight.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.verve.stats.BivariateMoments;
import dev.verve.stats.Moments;
import org.junit.jupiter.api.Test;

class TrialPlanTest {
  /** R 4.2.2: power.t.test(n = 600, sd = 13, power = .8) gives delta = 2.104. */
  @Test
  void tellsWhatSoManyUsersCanShow() {
    MetricSums history = MetricSums.of(new Moments(5000, 40, 169.0 * 4999), MetricSums.Kind.MEAN);
    TrialPlan plan = TrialPlan.of(history, 0.5).value().orElseThrow();
    double smallest = plan.smallestEffect(1200).value().orElseThrow();
    assertThat(smallest).isCloseTo(2.104, within(2e-3));
    assertThat(plan.usersNeeded(smallest)).isBetween(1198L, 1202L);
    assertThat(plan.smallestEffect(90).refusal())
        .hasValueSatisfying(w -> assertThat(w).contains("45 of at least 50"));
  }

  @Test
  void theEarlierValueHelpsByItsSquaredCorrelation() {
    Moments x = new Moments(1000, 0, 1000);
    BivariateMoments pairs = new BivariateMoments(x, x, 800);
    TrialPlan plan =
        TrialPlan.of(new MetricSums(pairs, Moments.NONE, 0, MetricSums.Kind.MEAN), 0.5)
            .value()
            .orElseThrow();
    assertThat(plan.power().varianceRatio()).isCloseTo(0.36, within(1e-12));
  }

  @Test
  void tooLittleHistoryIsRefused() {
    MetricSums few = MetricSums.of(new Moments(20, 1, 19), MetricSums.Kind.MEAN);
    assertThat(TrialPlan.of(few, 0.5).value()).isEmpty();
  }
}
