package dev.verve.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.verve.alert.AlertPlan;
import dev.verve.answer.Fields;
import dev.verve.server.act.Acting;
import dev.verve.server.act.alert.Alert;
import dev.verve.server.act.alert.AlertPlans;
import dev.verve.server.act.alert.Alerts;
import dev.verve.server.act.alert.Simulation;
import dev.verve.server.store.Role;
import dev.verve.server.store.Store;
import dev.verve.server.web.HttpProblem;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The inbox of alerts, the rules that fill it, and what they would have raised. */
final class AlertRoutes {
  private static final String INBOX = "/api/v1/alerts";
  private static final int SIMULATED = 90;
  private static final int MOST_DAYS = 365;

  private final Store store;
  private final Alerts alerts;
  private final AlertPlans plans;

  AlertRoutes(Store store, Acting acting) {
    this.store = store;
    this.alerts = new Alerts(store);
    this.plans = acting.plans();
  }

  List<Route> routes() {
    return List.of(
        Route.get(INBOX, Role.VIEWER, "Alerts, the newest first", "Alerts", this::list)
            .with(
                Parameter.oneOf("state", "Only those", Alert.State.class),
                Parameter.text("rule", "Only those of this rule"),
                Parameter.text("owner", "Only those that somebody is told of or works on"),
                Parameter.LIMIT,
                Parameter.CURSOR),
        Route.get(
            INBOX + "/rules",
            Role.VIEWER,
            "The rules, as text and read",
            "AlertRules",
            this::rules),
        Route.post(
                INBOX + "/rules",
                Role.EDITOR,
                "Checks rules and lets them hold from now on",
                "AlertRules",
                this::save)
            .taking("application/yaml", "Text"),
        Route.post(
                INBOX + "/simulate",
                Role.VIEWER,
                "What rules would have raised: those in the body, else those that hold",
                "AlertSimulation",
                this::simulate)
            .with(Parameter.whole("days", "The last closed days", SIMULATED))
            .taking("application/yaml", "Text"),
        act(
            "acknowledge",
            "Says that somebody has seen it",
            (id, body, who) -> alerts.acknowledge(id, who),
            "Note"),
        act("snooze", "Lets it wait until a moment", this::snooze, "Snooze"),
        act("assign", "Says who works on it", this::assign, "AlertAssignment"),
        act("resolve", "Says that it is done with, and what was done", this::resolve, "Note"),
        act("reopen", "Opens it again", (id, body, who) -> alerts.reopen(id, who), "Note"));
  }

  private interface Act {
    boolean on(long id, JsonNode body, String who);
  }

  private Route act(String verb, String summary, Act act, String schema) {
    return Route.post(
            INBOX + "/{alert}/" + verb, Role.EDITOR, summary, "Alert", ctx -> changed(ctx, act))
        .taking("application/json", schema);
  }

  private void changed(Context ctx, Act act) throws IOException {
    String number = ctx.pathParam("alert");
    long id = number.matches("\\d{1,18}") ? Long.parseLong(number) : 0;
    if (alerts.find(id).isEmpty() || !act.on(id, Input.json(ctx), Caller.who(ctx))) {
      throw HttpProblem.missing("there is no alert " + number);
    }
    Answers.json(
        ctx, Fields.of(fields -> write(fields, alerts.find(id).orElseThrow(), alerts.notes(id))));
  }

  private boolean snooze(long id, JsonNode body, String who) {
    String until = Input.required(body, "until");
    try {
      Instant moment = Instant.parse(until);
      if (!moment.isAfter(store.clock().instant())) {
        throw HttpProblem.malformed("$.until: lies in the past");
      }
      return alerts.snooze(id, moment, who);
    } catch (DateTimeParseException e) {
      throw HttpProblem.malformed("$.until: must be a time such as 2026-04-01T08:00:00Z");
    }
  }

  private boolean assign(long id, JsonNode body, String who) {
    return alerts.assign(id, Input.required(body, "to"), who);
  }

  private boolean resolve(long id, JsonNode body, String who) {
    return alerts.resolve(id, Input.required(body, "note"), who);
  }

  private void list(Context ctx) {
    int limit = Query.limit(ctx);
    String cursor = Query.text(ctx, "cursor").orElse(String.valueOf(Long.MAX_VALUE));
    if (!cursor.matches("\\d{1,19}")) {
      throw HttpProblem.malformed("the cursor is none that this server gave");
    }
    Alerts.Filter filter =
        new Alerts.Filter(
            Query.text(ctx, "state").map(AlertRoutes::state),
            Query.text(ctx, "rule"),
            Query.text(ctx, "owner"),
            Long.parseLong(cursor),
            limit + 1);
    List<Alert> found = alerts.list(filter);
    boolean more = found.size() > limit;
    List<Alert> page = more ? found.subList(0, limit) : found;
    Map<String, @Nullable Object> answer =
        Fields.of(
            fields -> {
              fields.count("open", alerts.open());
              fields.list(
                  "alerts",
                  list ->
                      page.forEach(
                          alert ->
                              list.object(one -> write(one, alert, alerts.notes(alert.id())))));
              fields.text("next", more ? page.get(limit - 1).id() : null);
            });
    Answers.json(ctx, answer);
  }

  private static Alert.State state(String word) {
    return Arrays.stream(Alert.State.values())
        .filter(state -> state.word().equals(word))
        .findFirst()
        .orElseThrow(
            () -> HttpProblem.malformed("state must be open, acknowledged, snoozed or resolved"));
  }

  private static void write(Fields fields, Alert alert, List<Alerts.Note> notes) {
    fields.count("id", alert.id());
    fields.text("rule", alert.rule());
    fields.text("title", alert.title());
    fields.text("kind", alert.kind().word());
    fields.text("subject", alert.subject());
    fields.text("day", alert.day());
    fields.text("raised_at", alert.raisedAt());
    fields.text("words", alert.sentence());
    number(fields, "score", alert.score());
    number(fields, "previous_score", alert.scoreBefore());
    fields.text("band", alert.band());
    fields.text("previous_band", alert.bandBefore());
    fields.text("branch", alert.branch().orElse(null));
    fields.text("accountable", alert.told().orElse(null));
    fields.texts("responsible", alert.assigned());
    fields.texts("informed", alert.copied());
    fields.text("state", alert.state().word());
    fields.text("assignee", alert.assignee().orElse(null));
    fields.text("snoozed_until", alert.snoozedUntil().orElse(null));
    fields.text("told_at", alert.toldAt().orElse(null));
    fields.list(
        "notes",
        list ->
            notes.forEach(
                note ->
                    list.object(
                        one -> {
                          one.text("at", note.at());
                          one.text("who", note.who());
                          one.text("what", note.what());
                          one.text("note", note.note());
                        })));
  }

  private static void number(Fields fields, String name, @Nullable Double value) {
    fields.number(name, value == null ? Double.NaN : value);
  }

  private void rules(Context ctx) {
    answer(ctx, plans.current(), plans.saved());
  }

  private void save(Context ctx) throws IOException {
    AlertPlan plan = plans.save(Input.text(ctx), Caller.who(ctx));
    answer(ctx, plan, plans.saved());
  }

  private static void answer(Context ctx, AlertPlan plan, Optional<AlertPlans.Saved> saved) {
    Answers.json(
        ctx,
        Fields.of(
            fields -> {
              fields.text("yaml", saved.map(AlertPlans.Saved::yaml).orElse(""));
              fields.text("saved_at", saved.map(AlertPlans.Saved::at).orElse(null));
              fields.text("saved_by", saved.map(AlertPlans.Saved::who).orElse(null));
              fields.list(
                  "rules",
                  list ->
                      plan.rules()
                          .forEach(
                              rule ->
                                  list.object(
                                      one -> {
                                        one.text("rule", rule.slug());
                                        one.text("title", rule.title());
                                        one.count("cool_down_days", rule.coolDown());
                                        one.text("send", rule.pace().word());
                                      })));
            }));
  }

  private void simulate(Context ctx) throws IOException {
    String text = Input.text(ctx);
    AlertPlan plan = text.isBlank() ? plans.current() : plans.check(text);
    String days = Query.text(ctx, "days").orElse(String.valueOf(SIMULATED));
    if (!days.matches("\\d{1,4}")
        || Integer.parseInt(days) < 1
        || Integer.parseInt(days) > MOST_DAYS) {
      throw HttpProblem.malformed("days must be a number from 1 to " + MOST_DAYS);
    }
    Simulation.Answer answer = new Simulation(store).run(plan, Integer.parseInt(days));
    Answers.json(ctx, Fields.of(answer::write));
  }
}
