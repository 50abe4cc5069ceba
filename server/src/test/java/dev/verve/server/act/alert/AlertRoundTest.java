package dev.verve.server.act.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.alert.AlertPlan;
import dev.verve.server.act.ScoredStore;
import dev.verve.server.act.destination.DestinationRequest;
import dev.verve.server.act.destination.Destinations;
import dev.verve.server.act.destination.Outbox;
import dev.verve.server.act.destination.Payloads;
import dev.verve.server.act.destination.Vault;
import dev.verve.server.live.TestClock;
import dev.verve.server.store.Erasure;
import dev.verve.server.store.Sql;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rounds over a store: what is raised, once, routed and told, and what people do about it. */
class AlertRoundTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
  private static final String RULES =
      """
      alerts:
        slipped: {when: {crosses: engaged}, branch: core, to: [log]}
      people: {product: [mail]}
      quiet: {from: "00:00", to: "09:00", timezone: UTC}
      """;

  @TempDir Path folder;

  private final TestClock clock = new TestClock("2026-03-11T08:00:00Z");

  @Test
  void aCrossingIsRaisedOnceRoutedToTheOwnerAndToldAfterTheQuietHours() {
    try (ScoredStore scored = slipping()) {
      AlertPlans plans = new AlertPlans(scored.store());
      Destinations destinations =
          new Destinations(scored.store(), Vault.of(Optional.of("a key of a test, long enough")));
      destinations.save(webhook("log"), "test");
      destinations.save(webhook("mail"), "test");
      AlertPlan plan = plans.save(RULES, "test");
      Alerts alerts = new Alerts(scored.store());
      AlertRound round = new AlertRound(scored.store(), plans);

      assertThat(new Simulation(scored.store()).run(plan, 90).alerts()).isEqualTo(1);
      assertThat(round.run()).isEqualTo(1);
      assertThat(round.run()).as("a second look at the same day").isZero();

      Alert alert = alerts.list(Alerts.Filter.all(10)).get(0);
      assertThat(alert.sentence()).isEqualTo("u1 fell out of Engaged: 60.0 → 40.0.");
      assertThat(alert.day()).isEqualTo(DAY);
      assertThat(alert.told()).contains("product");
      assertThat(alert.assigned()).containsExactly("onboarding");
      assertThat(alert.copied()).containsExactly("sales");

      AlertNotices notices =
          new AlertNotices(
              scored.store(),
              destinations,
              new Outbox(scored.store(), new Payloads(Optional.of("https://verve.example"))),
              new Payloads(Optional.of("https://verve.example")));
      assertThat(notices.run()).as("quiet hours").isZero();
      clock.advance(Duration.ofHours(1));
      assertThat(notices.run()).isEqualTo(2);
      assertThat(notices.run()).as("told once").isZero();
      assertThat(payloads(scored))
          .hasSize(2)
          .allMatch(text -> text.contains("u1 fell out of Engaged"))
          .allMatch(text -> text.contains("https://verve.example/users/u1"));
    }
  }

  @Test
  void anAlertIsSeenAssignedSnoozedResolvedAndItsStoryIsKept() {
    try (ScoredStore scored = slipping()) {
      AlertPlans plans = new AlertPlans(scored.store());
      plans.save("alerts: {slipped: {when: {crosses: engaged}}}", "test");
      new AlertRound(scored.store(), plans).run();
      Alerts alerts = new Alerts(scored.store());
      long id = alerts.list(Alerts.Filter.all(10)).get(0).id();
      assertThat(alerts.open()).isEqualTo(1);
      assertThat(alerts.assign(id, "ana", "lead")).isTrue();
      assertThat(alerts.find(id).orElseThrow().state()).isEqualTo(Alert.State.ACKNOWLEDGED);
      Instant until = clock.instant().plus(Duration.ofDays(1));
      alerts.snooze(id, until, "ana");
      assertThat(alerts.open()).isZero();
      clock.advance(Duration.ofDays(2));
      assertThat(alerts.open()).as("the snooze is over").isEqualTo(1);
      alerts.resolve(id, "called them", "ana");
      assertThat(alerts.open()).isZero();
      assertThat(alerts.notes(id).stream().map(Alerts.Note::what))
          .containsExactly("assigned", "snoozed", "resolved");
      assertThat(alerts.resolve(99, "none", "ana")).isFalse();
    }
  }

  @Test
  void whoeverIsErasedLeavesNoAlertBehind() {
    try (ScoredStore made = slipping()) {
      AlertPlans plans = new AlertPlans(made.store());
      plans.save("alerts: {slipped: {when: {crosses: engaged}}}", "test");
      new AlertRound(made.store(), plans).run();
      assertThat(made.number("select count(*) from alert")).isEqualTo(1);
    }
    // the ids are known to a store when it is opened
    try (ScoredStore again = new ScoredStore(folder, clock, DAY.plusDays(1), 0)) {
      assertThat(new Erasure(again.store()).erase("u1", "test")).isPresent();
      assertThat(again.number("select count(*) from alert")).isZero();
    }
  }

  @Test
  void aFloodIsCutToTheGravest() {
    int users = Watch.MOST_A_DAY + 100;
    try (ScoredStore scored = new ScoredStore(folder, clock, DAY.plusDays(1), users)) {
      for (int back = 5; back > 0; back--) {
        scored.everybody(users, DAY.minusDays(back), 60);
      }
      scored.everybody(users, DAY, 40);
      scored.score(77, DAY, 10);
      AlertPlans plans = new AlertPlans(scored.store());
      plans.save("alerts: {slipped: {when: {crosses: engaged}}}", "test");
      assertThat(new AlertRound(scored.store(), plans).run()).isEqualTo(Watch.MOST_A_DAY);
      assertThat(scored.number("select count(*) from alert where person = 77")).isEqualTo(1);
    }
  }

  private ScoredStore slipping() {
    ScoredStore scored = new ScoredStore(folder, clock, DAY.plusDays(1), 2);
    for (int back = 5; back >= 0; back--) {
      scored.score(1, DAY.minusDays(back), back == 0 ? 40 : 60);
      scored.score(2, DAY.minusDays(back), back == 0 ? 50 : 60);
    }
    return scored;
  }

  private static DestinationRequest webhook(String name) {
    return new DestinationRequest(
        name,
        "webhook",
        Map.of("url", "https://hooks.example/" + name),
        Map.of("secret", "of a test"));
  }

  private static List<String> payloads(ScoredStore scored) {
    List<String> payloads = new ArrayList<>();
    return scored
        .store()
        .read(
            connection -> {
              new Sql(connection)
                  .each("select payload from delivery", row -> payloads.add(row.getString(1)));
              return payloads;
            });
  }
}
