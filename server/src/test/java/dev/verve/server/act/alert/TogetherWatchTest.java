package dev.verve.server.act.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.alert.AlertPlan;
import dev.verve.server.act.ScoredStore;
import dev.verve.server.live.TestClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules on everybody together: each raises an alert when its cause is there, and none before. */
class TogetherWatchTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 24);
  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 23);
  private static final int USERS = 400;
  private static final int PEOPLE = 130;

  @TempDir Path folder;

  private final TestClock clock = new TestClock("2026-03-24T12:00:00Z");

  @Test
  void driftIsSeenOnTheMondayWhenScoresAreSpreadOtherwise() {
    try (ScoredStore scored = scored(USERS)) {
      for (int back = 0; back <= 42; back++) {
        LocalDate day = MONDAY.minusDays(back);
        String score = day.isAfter(MONDAY.minusDays(7)) ? "s / 2.0" : "s * 1.0";
        scored.run(
            "insert into score_day select (select version_key from live), date '%s', i, null, null, %s, %s, 'light' from (select i, (i * 37) %% 100 as s from range(1, %d) r(i))"
                .formatted(day, score, score, USERS + 1));
      }
      List<Alert> raised = raised(scored, "{drifts: 28d}", 20);
      assertThat(raised).hasSize(1);
      assertThat(raised.get(0).day()).isEqualTo(MONDAY);
      assertThat(raised.get(0).words()).contains("spread otherwise than on 2026-02-23", "PSI");
    }
  }

  @Test
  void aBranchThatDragsIsNamedAndItsOwnerTold() {
    try (ScoredStore scored = scored(PEOPLE)) {
      logins(scored, 80, 14, 1);
      List<Alert> raised = raised(scored, "{drags: any, within: 28d}", 1);
      assertThat(raised).hasSize(1);
      assertThat(raised.get(0).day()).isEqualTo(MONDAY);
      assertThat(raised.get(0).sentence()).contains("points from the average since 2026-02-23");
      assertThat(raised.get(0).branch()).contains("core");
      assertThat(raised.get(0).told()).contains("product");
      assertThat(raised.get(0).assigned()).containsExactly("onboarding");
    }
  }

  @Test
  void nothingDragsWhereUsersDoAsBefore() {
    try (ScoredStore scored = scored(PEOPLE)) {
      logins(scored, 80, 0, 1);
      assertThat(raised(scored, "{drags: any, within: 28d}", 1)).isEmpty();
    }
  }

  @Test
  void daysThatAreNotAsUsualAreSeenAndUsualOnesAreNot() {
    try (ScoredStore scored = scored(PEOPLE)) {
      logins(scored, 80, 4, 1);
      List<Alert> raised = raised(scored, "{unusual: any, within: 7d}", 7);
      assertThat(raised).as("one a branch within the cool-down").hasSize(1);
      assertThat(raised.get(0).words()).contains("points a user and day, usually");
      assertThat(raised.get(0).day()).isBetween(MONDAY.minusDays(3), MONDAY);
    }
  }

  @Test
  void usualDaysRaiseNothing() {
    try (ScoredStore scored = scored(PEOPLE)) {
      logins(scored, 80, 0, 1);
      assertThat(raised(scored, "{unusual: any, within: 7d}", 7)).isEmpty();
    }
  }

  @Test
  void aReviewThatFailsIsRaisedAndOneThatHoldsIsNot() {
    try (ScoredStore scored = scored(1)) {
      scored.score(1, MONDAY, 40);
      reviewed(scored, MONDAY.minusDays(1), "[]");
      assertThat(raised(scored, "{review: fails}", 10)).isEmpty();
      reviewed(scored, MONDAY, "[{\"about\":\"gone\",\"found\":\"login has no events.\"}]");
      List<Alert> raised = raised(scored, "{review: fails}", 10);
      assertThat(raised).hasSize(1);
      assertThat(raised.get(0).sentence()).contains("does not hold any more: login has no events.");
    }
  }

  @Test
  void silenceIsRaisedWhenItIsLongEnough() {
    try (ScoredStore scored = scored(1)) {
      scored.score(1, MONDAY, 40);
      scored.run(
          "insert into event_log (seq, user_key, event, happened_at, received_at) select i, 1, 'login', moment, moment from (select i, timestamptz '2026-03-24 06:30:00Z' + to_minutes(cast(10 * i as integer)) as moment from range(0, 7) r(i))");
      AlertPlans plans = new AlertPlans(scored.store());
      plans.save("alerts: {quiet: {when: {silent: 6h}}}", "test");
      AlertRound round = new AlertRound(scored.store(), plans);
      assertThat(round.run()).as("silent for 4 hours and a half").isZero();
      clock.advance(Duration.ofMinutes(89));
      assertThat(round.run()).isZero();
      clock.advance(Duration.ofMinutes(2));
      assertThat(round.run()).isEqualTo(1);
      assertThat(round.run()).as("the same silence").isZero();
      Alert alert = new Alerts(scored.store()).list(Alerts.Filter.all(10)).get(0);
      assertThat(alert.sentence()).contains("none has come since 2026-03-24T07:30:00Z");
    }
  }

  /** What a round raises that was last made so many days before the last closed one. */
  private static List<Alert> raised(ScoredStore scored, String when, int days) {
    AlertPlans plans = new AlertPlans(scored.store());
    AlertPlan plan = plans.save("alerts: {rule: {when: " + when + "}}", "test");
    assertThat(plan.rules()).hasSize(1);
    scored.run("delete from alert_seen");
    scored.run(
        "insert into alert_seen select 'rule', version_key, date '%s' from live"
            .formatted(MONDAY.minusDays(days)));
    new AlertRound(scored.store(), plans).run();
    return new Alerts(scored.store()).list(Alerts.Filter.all(100));
  }

  /**
   * Logins of everybody up to the last closed day: one or two a day, the second by a hash of user
   * and day, and on the last days none but by one of five.
   */
  private static void logins(ScoredStore scored, int days, int slackDays, int salt) {
    scored.run(
        """
        insert into event_log (seq, user_key, event, happened_at, received_at)
        select row_number() over (), u.i, 'login', moment, moment
        from (
          select u.i, d.i as back, t.i as turn,
            timestamptz '%s 09:00:00Z' - to_days(cast(d.i as integer)) + to_hours(cast(t.i as integer)) as moment,
            hash(u.i, d.i, t.i, %d) %% 100 as dice
          from range(1, %d) u(i), range(0, %d) d(i), range(0, 2) t(i)
        ) u
        where case when back < %d then dice < 10 else turn = 0 or dice < 50 end
        """
            .formatted(MONDAY, salt, PEOPLE + 1, days, slackDays));
    scored.score(1, MONDAY.minusDays(70), 40);
    scored.score(1, MONDAY, 40);
  }

  private static void reviewed(ScoredStore scored, LocalDate day, String findings) {
    scored.run(
        "insert into evidence select version_key, timestamptz '%s 10:00:00Z', '{\"review\":{\"findings\":%s}}' from live"
            .formatted(day, findings));
  }

  private ScoredStore scored(int users) {
    return new ScoredStore(folder, clock, TODAY, users);
  }
}
