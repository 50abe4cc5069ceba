package dev.verve.insight.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.verve.problem.UserError;
import dev.verve.sql.Bounds;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricCatalogTest {
  private static final LocalDate LAST = LocalDate.parse("2026-03-31");

  @Test
  void holdsEverySlugThatPeopleScriptAgainst() {
    assertThat(Arrays.stream(Metric.values()).map(Metric::slug))
        .contains(
            "user-activity-score",
            "user-engagement-score",
            "user-engagement-score-weighted",
            "dau",
            "wau",
            "mau",
            "stickiness",
            "feature-adoption-rate",
            "user-adoption-rate",
            "retention-rate",
            "bounce-rate",
            "scroll-depth",
            "content-consumption-rate",
            "collaboration-rate",
            "workspace-activity-trend",
            "net-promoter-score",
            "session-length",
            "product-engagement",
            "l7",
            "l28",
            "quick-ratio",
            "dau-mau28")
        .doesNotHaveDuplicates();
  }

  @Test
  void namesTheNearestMetric() {
    assertThat(Metric.of("stickiness")).isEqualTo(Metric.STICKINESS);
    assertThatThrownBy(() -> Metric.of("stickyness"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Did you mean 'stickiness'?");
  }

  @Test
  void multipliesSharesByHundredAndNothingElse() {
    Bounds month = MetricPeriod.MONTH.endingOn(LAST);
    MetricValue share = MetricValue.ratio(Metric.USER_ENGAGEMENT_SCORE, month, "", 4_800, 1_000);
    assertThat(share.value()).hasValue(480);
    assertThat(MetricValue.ratio(Metric.STICKINESS, month, "", 1, 4).value()).hasValue(0.25);
    assertThat(MetricValue.ratio(Metric.SCROLL_DEPTH, month, "", 150, 3).value()).hasValue(50);
    assertThat(MetricValue.ratio(Metric.BOUNCE_RATE, month, "", 0, 0).value()).isEmpty();
  }

  @Test
  void periodsAreWholeAndAdjacentAndEndOnTheLastDay() {
    assertThat(MetricPeriod.MONTH.within(LocalDate.parse("2026-01-31"), LAST))
        .containsExactly(
            new Bounds(LocalDate.parse("2026-01-31"), LocalDate.parse("2026-03-01")),
            new Bounds(LocalDate.parse("2026-03-02"), LAST));
    assertThat(MetricPeriod.MONTH.within(LocalDate.parse("2026-02-01"), LAST)).hasSize(1);
    assertThat(MetricPeriod.DAY.within(LAST, LAST)).containsExactly(new Bounds(LAST, LAST));
  }

  @Test
  void aQuestionTakesOnlyAdjacentPeriodsOfItsKind() {
    Bounds week = MetricPeriod.WEEK.endingOn(LAST);
    assertThatThrownBy(() -> MetricQuestion.of(MetricPeriod.MONTH, List.of(week)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MetricQuestion.of(MetricPeriod.WEEK, List.of(week, week)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
