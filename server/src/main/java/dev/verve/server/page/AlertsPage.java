package dev.verve.server.page;

import dev.verve.alert.AlertPlan;
import dev.verve.problem.UserError;
import dev.verve.server.act.Acting;
import dev.verve.server.act.alert.Alert;
import dev.verve.server.act.alert.AlertPlans;
import dev.verve.server.act.alert.Alerts;
import dev.verve.server.act.alert.Kind;
import dev.verve.server.act.alert.Simulation;
import dev.verve.server.store.Role;
import dev.verve.server.web.HttpProblem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The inbox: what happened, who is on it, and the rules that fill it. */
public final class AlertsPage {
  private static final int MOST = 200;
  private static final int SIMULATED = 90;
  private static final String EXAMPLE =
      """
      alerts:
        slipped:
          title: Slipped out of Engaged
          when: {crosses: engaged, direction: down, for: 2d}
          cool_down: 14d
        silent:
          title: No events come
          when: {silent: 6h}
      """;

  private final Pages pages;
  private final Alerts alerts;
  private final AlertPlans plans;

  AlertsPage(Pages pages, Acting acting) {
    this.pages = pages;
    this.alerts = new Alerts(pages.store());
    this.plans = acting.plans();
  }

  /**
   * What the page shows.
   *
   * @param done what was just done, or is wrong, in a sentence; empty for nothing
   * @param rows the alerts that are asked for
   * @param isAll whether those that are resolved are shown too
   * @param rules the text of the rules
   * @param simulated what the rules would have raised; empty where nobody asked
   */
  public record View(
      Frame frame,
      String lead,
      String done,
      List<Row> rows,
      boolean isAll,
      String rules,
      Optional<Simulation.Answer> simulated) {}

  /**
   * An alert with what was done about it.
   *
   * @param link where the subject is shown; empty for nowhere
   */
  public record Row(Alert alert, String link, List<Alerts.Note> notes) {}

  void register(RoutesConfig routes, Door door) {
    routes.get(
        "/alerts",
        door.page(Role.VIEWER, (ctx, visitor) -> show(ctx, visitor, "", text(), Optional.empty())));
    routes.post("/alerts/act", door.form(Role.EDITOR, this::act));
    routes.post("/alerts/rules", door.form(Role.EDITOR, this::save));
    routes.post("/alerts/simulate", door.form(Role.VIEWER, this::simulate));
  }

  private String text() {
    return plans.saved().map(AlertPlans.Saved::yaml).orElse(EXAMPLE);
  }

  private void show(
      Context ctx,
      Visitor visitor,
      String done,
      String rules,
      Optional<Simulation.Answer> simulated) {
    boolean isAll = "all".equals(ctx.queryParam("show"));
    Frame frame = pages.usual(ctx, visitor, Room.ALERTS, "Alerts");
    List<Row> rows =
        alerts.list(Alerts.Filter.all(MOST)).stream()
            .filter(alert -> isAll || alert.state() != Alert.State.RESOLVED)
            .map(alert -> new Row(alert, link(frame, alert), alerts.notes(alert.id())))
            .toList();
    pages.show(ctx, "alerts", new View(frame, lead(rows), done, rows, isAll, rules, simulated));
  }

  private String lead(List<Row> rows) {
    if (plans.saved().isEmpty()) {
      return "No rule watches the scores yet.";
    }
    long open = alerts.open();
    if (open == 0) {
      return "Nothing waits for you.";
    }
    return open == 1
        ? "One alert waits: " + rows.get(0).alert().title() + "."
        : Say.count(open) + " alerts wait.";
  }

  private static String link(Frame frame, Alert alert) {
    if (alert.kind() == Kind.USER) {
      return frame.user(alert.subject());
    }
    return alert.kind() == Kind.ACCOUNT ? frame.account(alert.subject()) : "";
  }

  private void act(Context ctx, Visitor visitor) {
    long id = number(given(ctx, "id"));
    String who = visitor.who();
    boolean found =
        switch (given(ctx, "verb")) {
          case "acknowledge" -> alerts.acknowledge(id, who);
          case "snooze" ->
              alerts.snooze(id, pages.store().clock().instant().plus(Duration.ofDays(7)), who);
          case "assign" -> alerts.assign(id, required(ctx, "value", "Say who works on it"), who);
          case "resolve" -> alerts.resolve(id, required(ctx, "value", "Say what was done"), who);
          default -> alerts.reopen(id, who);
        };
    if (!found) {
      throw HttpProblem.missing("there is no alert " + id);
    }
    show(ctx, visitor, "It was noted.", text(), Optional.empty());
  }

  private static String required(Context ctx, String name, String cure) {
    String text = given(ctx, name).strip();
    if (text.isEmpty()) {
      throw HttpProblem.malformed(cure);
    }
    return text;
  }

  private static long number(String text) {
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
  }

  private void save(Context ctx, Visitor visitor) {
    String text = given(ctx, "rules").replace("\r\n", "\n");
    try {
      AlertPlan plan = plans.save(text, visitor.who());
      show(ctx, visitor, plan.rules().size() + " rules hold from now on.", text, Optional.empty());
    } catch (UserError e) {
      ctx.status(422);
      show(ctx, visitor, String.valueOf(e.getMessage()), text, Optional.empty());
    }
  }

  private void simulate(Context ctx, Visitor visitor) {
    String text = given(ctx, "rules").replace("\r\n", "\n");
    try {
      Simulation.Answer answer = new Simulation(pages.store()).run(plans.check(text), SIMULATED);
      show(ctx, visitor, "", text, Optional.of(answer));
    } catch (UserError e) {
      ctx.status(422);
      show(ctx, visitor, String.valueOf(e.getMessage()), text, Optional.empty());
    }
  }

  private static String given(Context ctx, String name) {
    return Optional.ofNullable(ctx.formParam(name)).orElse("");
  }
}
