package dev.verve.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.verve.insight.metrics.Metric;
import dev.verve.insight.metrics.MetricAnswer;
import dev.verve.insight.metrics.MetricPeriod;
import dev.verve.insight.metrics.MetricQuestion;
import dev.verve.insight.metrics.MetricValue;
import dev.verve.model.EventRoles;
import dev.verve.model.EventRolesReader;
import dev.verve.problem.UserError;
import dev.verve.sql.Bounds;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A product of six users over two weeks, counted by hand. Week 1 is 5 to 11 January, week 2 is 12
 * to 18 January. Actions weigh: work 2, share 3 (only public ones); login and error weigh nothing
 * and less than nothing, so that a day with nothing else is no active day.
 */
class MetricsTest {
  private static final String MODEL =
      """
      name: small
      window: 7d
      actions:
        work: 2
        share: {where: {visibility: public}, weight: 3}
        error: -1
        login: 0
      scale: {method: cap, at: 10}
      """;

  private static final String USERS =
      """
      user_id,first_seen,account_id,plan
      a,2026-01-01,x,pro
      b,2026-01-01,x,pro
      c,2026-01-01,y,free
      d,2026-01-13,y,free
      e,2026-01-01,z,free
      f,2026-01-30,z,free
      """;

  /** Week 1: a, b, c active; e only logs in. Week 2: a and d active, c and b are not. */
  private static final String EVENTS =
      """
      user_id,event,timestamp,visibility,nps,depth,article,minutes
      e,login,2026-01-04T09:00:00Z,,,,,
      a,login,2026-01-05T09:00:00Z,,,,,
      a,work,2026-01-05T09:10:00Z,,,,,
      a,work,2026-01-06T09:10:00Z,,,,,
      b,share,2026-01-07T09:00:00Z,public,,,,
      c,work,2026-01-11T09:00:00Z,,,,,
      b,share,2026-01-12T09:00:00Z,private,,,,
      e,login,2026-01-12T10:00:00Z,,,,,
      a,login,2026-01-13T09:00:00Z,,,,,
      a,page,2026-01-13T09:01:00Z,,,,,
      a,page,2026-01-13T09:03:00Z,,,,,
      a,work,2026-01-13T09:20:00Z,,,,,
      a,page,2026-01-13T11:00:00Z,,,,,
      d,work,2026-01-13T12:00:00Z,,,,,
      d,work,2026-01-14T12:00:00Z,,,,,
      d,share,2026-01-14T12:06:00Z,public,,,,
      d,read,2026-01-15T12:00:00Z,,,,k1,
      a,read,2026-01-15T12:00:00Z,,,,k1,
      a,read,2026-01-15T12:01:00Z,,,,k2,
      a,nps,2026-01-16T12:00:00Z,,10,,,
      b,nps,2026-01-16T12:00:00Z,,9,,,
      c,nps,2026-01-16T12:00:00Z,,7,,,
      d,nps,2026-01-16T12:00:00Z,,3,,,
      d,nps,2026-01-16T12:30:00Z,,11,,,
      a,scroll,2026-01-17T12:00:00Z,,,40,,
      d,scroll,2026-01-17T12:00:00Z,,,80,,
      d,scroll,2026-01-18T12:00:00Z,,,300,,
      """;

  private static final String ROLES =
      """
      page: page
      scroll: {event: scroll, percent: depth}
      item: {event: read, item: article, available: 8}
      interaction: share
      survey: {event: nps, score: nps}
      """;

  private static final Bounds WEEK_1 = week("2026-01-11");
  private static final Bounds WEEK_2 = week("2026-01-18");

  @TempDir Path folder;

  @Test
  void everySlugAsCountedByHand() throws IOException {
    MetricAnswer answer = ask(MetricQuestion.of(MetricPeriod.WEEK, List.of(WEEK_2)));
    // Four actions (a: 1 work; d: 2 work, 1 share) of a and d; a to e are registered by the 18th.
    assertThat(value(answer, Metric.USER_ENGAGEMENT_SCORE)).isEqualTo(100 * 4 / 5.0);
    assertThat(value(answer, Metric.USER_ENGAGEMENT_SCORE_WEIGHTED)).isEqualTo(100 * 9 / 5.0);
    // Raw: a 2, d 7, the others 0 of 10 for 100.
    assertThat(value(answer, Metric.USER_ACTIVITY_SCORE)).isCloseTo(90 / 5.0, within(1e-9));
    assertThat(value(answer, Metric.DAU)).isZero();
    assertThat(value(answer, Metric.WAU)).isEqualTo(2);
    assertThat(value(answer, Metric.MAU)).isEqualTo(4);
    // User-days of 30: a 5th, 6th, 13th; b 7th; c 11th; d 13th, 14th.
    assertThat(value(answer, Metric.STICKINESS)).isCloseTo(7 / 30.0 / 4, within(1e-12));
    assertThat(value(answer, Metric.DAU_MAU28)).isCloseTo(7 / 28.0 / 4, within(1e-12));
    assertThat(value(answer, Metric.L7)).isEqualTo(1.5);
    assertThat(value(answer, Metric.L28)).isEqualTo(7 / 4.0);
    // Of 2 features × 2 active users: a work, d work and share.
    assertThat(value(answer, Metric.FEATURE_ADOPTION_RATE)).isEqualTo(75);
    assertThat(segments(answer, Metric.FEATURE_ADOPTION_RATE))
        .isEqualTo(Map.of("action=actions.work", 100.0, "action=actions.share", 50.0));
    assertThat(value(answer, Metric.USER_ADOPTION_RATE)).isEqualTo(100 * 4 / 5.0);
    assertThat(value(answer, Metric.RETENTION_RATE)).isCloseTo(100 / 3.0, within(1e-12));
    assertThat(value(answer, Metric.NEW_USERS)).isEqualTo(1);
    assertThat(value(answer, Metric.RETAINED_USERS)).isEqualTo(1);
    assertThat(value(answer, Metric.RESURRECTED_USERS)).isZero();
    assertThat(value(answer, Metric.DORMANT_USERS)).isEqualTo(2);
    assertThat(value(answer, Metric.QUICK_RATIO)).isEqualTo(0.5);
    // Visits with a page: a at 9:00 (two pages) and at 11:00 (one).
    assertThat(value(answer, Metric.BOUNCE_RATE)).isEqualTo(50);
    assertThat(value(answer, Metric.SCROLL_DEPTH)).isEqualTo(60);
    assertThat(value(answer, Metric.CONTENT_CONSUMPTION_RATE)).isEqualTo(25);
    assertThat(value(answer, Metric.COLLABORATION_RATE)).isEqualTo(50);
    assertThat(value(answer, Metric.NET_PROMOTER_SCORE)).isEqualTo(25);
    // Accounts x and y each have one active member; 1 and 3 actions.
    assertThat(value(answer, Metric.WORKSPACE_ACTIVITY_TREND)).isEqualTo(1);
    assertThat(value(answer, Metric.WORKSPACE_ACTIONS)).isEqualTo(2);
    assertThat(answer.reasons()).containsOnlyKeys(Metric.GROWTH, Metric.PRODUCT_ENGAGEMENT);
    assertThat(answer.reasons().get(Metric.PRODUCT_ENGAGEMENT)).contains("nobody came or left");
  }

  @Test
  void sessionLengthFromPausesAndAsItIsTold() throws IOException {
    MetricQuestion week = MetricQuestion.of(MetricPeriod.WEEK, List.of(WEEK_2));
    // 15 visits, all of a single event but a's of 20 minutes, d's of 6, a's of 1 and d's of 30.
    MetricValue told = ask(week).latest(Metric.SESSION_LENGTH).orElseThrow();
    assertThat(told.numerator()).isEqualTo(20 + 6 + 1 + 30);
    assertThat(told.denominator()).hasValue(15);
    String events =
        """
        user_id,event,timestamp,seconds
        a,end,2026-01-12T09:00:00Z,90
        b,end,2026-01-13T09:00:00Z,210
        b,work,2026-01-18T09:00:00Z,
        """;
    EventRoles roles =
        EventRolesReader.read("metrics.yaml", "session: {event: end, seconds: seconds}\n");
    try (MetricsBench bench = MetricsBench.of(folder, MODEL, events)) {
      MetricAnswer answer = bench.ask(week.withRoles(roles));
      assertThat(value(answer, Metric.SESSION_LENGTH)).isEqualTo(2.5);
    }
  }

  @Test
  void growthAndProductEngagementOfAccounts() throws IOException {
    String events =
        """
        user_id,account_id,event,timestamp
        a,x,work,2026-01-05T09:00:00Z
        b,y,work,2026-01-06T09:00:00Z
        a,x,work,2026-01-12T09:00:00Z
        c,z,work,2026-01-13T09:00:00Z
        c,z,work,2026-01-18T09:00:00Z
        """;
    try (MetricsBench bench = MetricsBench.of(folder, "name: m\nactions: {work: 1}\n", events)) {
      MetricAnswer answer = bench.ask(MetricQuestion.of(MetricPeriod.WEEK, List.of(WEEK_2)));
      assertThat(value(answer, Metric.GROWTH)).isEqualTo(50);
      // Adoption 1 of 1 feature, stickiness 3 user-days ÷ 7 ÷ 2 users, growth one half.
      assertThat(value(answer, Metric.PRODUCT_ENGAGEMENT))
          .isCloseTo(100 * (1 + 3 / 14.0 + 0.5) / 3, within(1e-9));
    }
  }

  @Test
  void segmentsAddToTheWhole() throws IOException {
    MetricAnswer answer =
        ask(MetricQuestion.of(MetricPeriod.WEEK, List.of(WEEK_1, WEEK_2)).withSegments("plan"));
    List<MetricValue> active =
        answer.of(Metric.WAU).stream().filter(v -> v.period().equals(WEEK_1)).toList();
    assertThat(active)
        .extracting(MetricValue::segment, v -> v.value().orElseThrow())
        .containsExactly(tuple("", 3.0), tuple("plan=free", 1.0), tuple("plan=pro", 2.0));
    // Items are counted once for everybody: k1 was read by both plans.
    assertThat(segments(answer, Metric.CONTENT_CONSUMPTION_RATE, WEEK_2))
        .isEqualTo(Map.of("plan=pro", 25.0, "plan=free", 12.5));
    assertThat(value(answer, Metric.CONTENT_CONSUMPTION_RATE)).isEqualTo(25);
    // Before week 1 the events do not reach: no retention for it, but one for week 2.
    assertThat(answer.of(Metric.RETENTION_RATE)).allMatch(v -> v.period().equals(WEEK_2));
  }

  @Test
  void rowsAreThoseOfTheView() throws IOException {
    MetricAnswer answer = ask(MetricQuestion.of(MetricPeriod.WEEK, List.of(WEEK_2)));
    try (DuckDbEngine engine = DuckDbEngine.open(DuckDbOptions.defaults())) {
      engine.rows(answer.rows());
      var row =
          engine
              .query(
                  "select * from metric_row where slug = 'user-engagement-score' and segment is null")
              .get(0);
      assertThat(row.text("period")).isEqualTo("week");
      assertThat(row.text("period_start")).isEqualTo("2026-01-12");
      assertThat(row.number("value")).isEqualTo(80);
      assertThat(row.number("numerator")).isEqualTo(4);
      assertThat(row.number("denominator")).isEqualTo(5);
    }
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    try (MetricsBench bench = MetricsBench.of(folder, MODEL, EVENTS)) {
      MetricAnswer answer = bench.ask(MetricQuestion.of(MetricPeriod.WEEK, List.of(WEEK_2)));
      assertThat(answer.reasons().get(Metric.NET_PROMOTER_SCORE))
          .isEqualTo(
              "Needs an event with an answer from 0 to 10, with `score: PROPERTY` (map it as `survey` in metrics.yaml).");
      assertThat(answer.reasons().get(Metric.WORKSPACE_ACTIONS)).startsWith("Needs accounts");
      assertThat(answer.of(Metric.NET_PROMOTER_SCORE)).isEmpty();
      MetricQuestion byNobody =
          MetricQuestion.of(MetricPeriod.WEEK, List.of(WEEK_2)).withSegments("shoe_size");
      assertThatThrownBy(() -> bench.ask(byNobody))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("no trait 'shoe_size'");
    }
  }

  private MetricAnswer ask(MetricQuestion question) throws IOException {
    try (MetricsBench bench = MetricsBench.of(folder, MODEL, EVENTS, USERS)) {
      return bench.ask(question.withRoles(EventRolesReader.read("metrics.yaml", ROLES)));
    }
  }

  private static Bounds week(String last) {
    return MetricPeriod.WEEK.endingOn(LocalDate.parse(last));
  }

  private static double value(MetricAnswer answer, Metric metric) {
    return answer.latest(metric).orElseThrow().value().orElseThrow();
  }

  private static Map<String, Double> segments(MetricAnswer answer, Metric metric) {
    return segments(answer, metric, answer.question().periods().get(0));
  }

  private static Map<String, Double> segments(MetricAnswer answer, Metric metric, Bounds period) {
    return answer.of(metric).stream()
        .filter(value -> !value.isTotal() && value.period().equals(period))
        .collect(Collectors.toMap(MetricValue::segment, v -> v.value().orElseThrow()));
  }
}
