package dev.verve.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.verve.model.Entity;
import dev.verve.model.ModelReader;
import dev.verve.model.ScoreModel;
import dev.verve.problem.UserError;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlertPlanReaderTest {
  private static final String WHOLE =
      """
      alerts:
        slipped:
          title: Slipped out of Engaged
          when: {crosses: engaged, direction: down, for: 2d}
          cool_down: 14d
          send: daily
          to: [slack-cs]
        falling: {when: {falls: 15, within: 1w}, of: account}
        stuck: {when: {below: 26, for: 14d}, branch: core}
        drag: {when: {drags: any}}
        drift: {when: {drifts: 28d}}
        odd: {when: {unusual: core, by: plan}}
        review: {when: {review: fails}}
        silent: {when: {silent: 6h}}
      people:
        product: [mail-product, slack-cs]
      quiet: {from: "20:00", to: "08:00", timezone: Europe/Berlin, days: [saturday, sunday]}
      """;

  private static final ScoreModel MODEL =
      ModelReader.read(
          "model.yaml",
          """
          name: m
          tree:
            core:
              owner: {accountable: product, responsible: [onboarding], informed: [sales]}
              actions: {login: 1}
          """);

  @Test
  void everyKindOfRuleIsRead() {
    AlertPlan plan = AlertPlanReader.read("alerts.yaml", WHOLE);
    assertThat(plan.rules().stream().map(AlertRule::trigger))
        .containsExactly(
            new Trigger.Crosses("engaged", Trigger.Direction.DOWN, 2),
            new Trigger.Falls(15, 7),
            new Trigger.Stays(26, 14),
            new Trigger.Drags(null, 28),
            new Trigger.Drifts(28),
            new Trigger.Unusual("core", "plan", 7),
            new Trigger.Review(),
            new Trigger.Silent(Duration.ofHours(6)));
    assertThat(plan.rules().get(0))
        .isEqualTo(
            new AlertRule(
                "slipped",
                "Slipped out of Engaged",
                new Trigger.Crosses("engaged", Trigger.Direction.DOWN, 2),
                Entity.USER,
                null,
                14,
                Pace.DAILY,
                List.of("slack-cs")));
    assertThat(plan.rules().get(1).of()).isEqualTo(Entity.ACCOUNT);
    assertThat(plan.rules().get(2).branch()).isEqualTo("core");
    assertThat(plan.quiet())
        .isEqualTo(
            new QuietHours(
                LocalTime.of(20, 0),
                LocalTime.of(8, 0),
                ZoneId.of("Europe/Berlin"),
                Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)));
  }

  @Test
  void everyProblemIsReportedAtOnceWithItsLine() {
    String text =
        """
        alerts:
          one: {when: {croses: engaged}}
          two: {when: {falls: 150, within: 7d}}
          three: {when: {below: 20, drifts: 28d}}
          four: {title: x}
          five: {when: {silent: soon}, send: hourly}
          six: {when: {crosses: engaged, within: 3d}, coldown: 3d}
          seven: {when: {drags: any}, of: user}
        quiet: {from: "25:00", to: "08:00", timezone: Mars/Base}
        """;
    assertThatThrownBy(() -> AlertPlanReader.read("alerts.yaml", text))
        .isInstanceOf(UserError.class)
        .message()
        .contains(
            "alerts.yaml:2 alerts.one.when.croses: unknown key 'croses'. Did you mean 'crosses'?",
            "alerts.yaml:3 alerts.two.when.falls: points of a score are above 0, up to 100",
            "alerts.yaml:4 alerts.three.when: a rule watches for one thing, found below and drifts",
            "alerts.yaml:5 alerts.four: the rule does not say when",
            "alerts.yaml:6 alerts.five.when.silent: expected a time, found 'soon'",
            "alerts.yaml:6 alerts.five.send: 'hourly' is none of at_once, daily, weekly",
            "alerts.yaml:7 alerts.six.when.within: unknown key 'within'",
            "alerts.yaml:7 alerts.six.coldown: unknown key 'coldown'. Did you mean 'cool_down'?",
            "alerts.yaml:8 alerts.seven.of: this rule is about everybody together",
            "alerts.yaml:9 quiet.from: expected a time of day, found '25:00'",
            "alerts.yaml:9 quiet.timezone: unknown time zone 'Mars/Base'");
  }

  @Test
  void namesAreHeldAgainstTheModelAndTheDestinations() {
    String text =
        """
        alerts:
          a: {when: {crosses: engagd}, to: [slak]}
          b: {when: {drags: coree}, branch: corre}
          c: {when: {crosses: dormant}}
          d: {when: {falls: 5}, of: account}
        people: {product: [mail]}
        """;
    AlertPlan plan = AlertPlanReader.read("alerts.yaml", text);
    assertThatThrownBy(
            () ->
                AlertPlanCheck.check(
                    "alerts.yaml", text, plan, Optional.of(MODEL), List.of("slack")))
        .isInstanceOf(UserError.class)
        .message()
        .contains(
            "alerts.yaml:2 alerts.a.when.crosses: there is no band 'engagd'. Did you mean 'engaged'?",
            "alerts.yaml:2 alerts.a.to: there is no destination 'slak'. Did you mean 'slack'?",
            "alerts.yaml:3 alerts.b.when.drags: there is no branch 'coree'. Did you mean 'core'?",
            "alerts.yaml:3 alerts.b.branch: there is no branch 'corre'. Did you mean 'core'?",
            "nobody falls out of the lowest band",
            "the model scores no accounts",
            "alerts.yaml:6 people.product: there is no destination 'mail'");
  }

  @Test
  void theAccountableIsToldTheResponsibleAssignedTheInformedCopied() {
    AlertPlan plan =
        AlertPlanReader.read(
            "alerts.yaml",
            """
            alerts: {a: {when: {falls: 5}, to: [log]}}
            people: {product: [mail], onboarding: [slack, mail], nobody: [pager]}
            """);
    Routing routing = Routing.of(MODEL, "core");
    assertThat(routing)
        .isEqualTo(new Routing(Optional.of("product"), List.of("onboarding"), List.of("sales")));
    assertThat(plan.destinations(plan.rules().get(0), routing))
        .containsExactly("log", "mail", "slack");
    assertThat(Routing.of(MODEL, null)).isEqualTo(Routing.NOBODY);
  }
}
