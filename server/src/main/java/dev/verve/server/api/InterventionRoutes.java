package dev.verve.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.verve.answer.Fields;
import dev.verve.answer.InterventionFields;
import dev.verve.server.impact.Judging;
import dev.verve.server.impact.KeptVerdict;
import dev.verve.server.impact.Ledger;
import dev.verve.server.impact.Register;
import dev.verve.server.impact.Registered;
import dev.verve.server.store.Role;
import dev.verve.server.store.Store;
import dev.verve.server.web.HttpProblem;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Interventions: their register, their verdicts, and the ledger of all. */
final class InterventionRoutes {
  private static final String ALL = "/api/v1/interventions";
  private static final String ONE = ALL + "/{name}";

  private final Register register;
  private final Judging judging;
  private final Ledger ledger;

  InterventionRoutes(Store store) {
    this.register = new Register(store);
    this.judging = new Judging(store);
    this.ledger = new Ledger(store);
  }

  List<Route> routes() {
    return List.of(
        Route.get(ALL, Role.VIEWER, "All interventions, the last first", "Ledger", this::list)
            .with(search(), verdict()),
        Route.post(
                ALL,
                Role.EDITOR,
                "Registers an intervention: YAML, or JSON with the YAML",
                "Intervention",
                this::add)
            .taking("application/yaml", "Text")
            .taking("application/json", "InterventionText")
            .withStatus(201),
        Route.get(
                ALL + "/ledger",
                Role.VIEWER,
                "What was tried, whether it worked, and what was learned",
                "Ledger",
                this::list)
            .with(search(), verdict()),
        Route.get(ALL + "/ledger.csv", Role.VIEWER, "The ledger as CSV", "File", this::csv)
            .with(search(), verdict()),
        Route.get(ONE, Role.VIEWER, "One intervention", "Intervention", this::one),
        Route.post(
                ONE,
                Role.EDITOR,
                "Notes cost and learning, or with YAML changes a plan that has not begun",
                "Intervention",
                this::change)
            .taking("application/json", "InterventionNote")
            .taking("application/yaml", "Text"),
        Route.delete(
                ONE, Role.EDITOR, "Removes an intervention that has not begun", "", this::remove)
            .withStatus(204),
        Route.get(
            ONE + "/verdict",
            Role.VIEWER,
            "Whether it worked: as found on its date; before it, when that will be",
            "Verdict",
            this::verdict),
        Route.post(
            ONE + "/verdict",
            Role.EDITOR,
            "Judges it anew, as after events that came late",
            "Verdict",
            this::judge));
  }

  private static Parameter search() {
    return Parameter.text("search", "Part of the name, the words, the owner or the branch");
  }

  private static Parameter verdict() {
    return Parameter.oneOf("verdict", "Only those with this verdict", Ledger.Filter.words());
  }

  private Ledger.Filter filter(Context ctx) {
    Asked asked = new Asked(ctx, "search", "verdict");
    String verdict = asked.oneOf("verdict", List.of(Ledger.Filter.words()), Ledger.Filter.ANY);
    asked.refuseIfAny();
    return new Ledger.Filter(asked.text("search", ""), verdict);
  }

  private void list(Context ctx) {
    Ledger.Filter filter = filter(ctx);
    Answers.json(
        ctx,
        Fields.of(
            fields -> {
              List<Registered> rows = ledger.rows(filter);
              fields.text("summary", ledger.summary(rows));
              fields.list(
                  "interventions",
                  list -> rows.forEach(one -> list.object(o -> ledger.row(o, one))));
            }));
  }

  private void csv(Context ctx) throws IOException {
    ctx.contentType("text/csv; charset=utf-8");
    ctx.header("Content-Disposition", "attachment; filename=ledger.csv");
    ledger.csv(ledger.rows(filter(ctx)), ctx.res().getOutputStream());
  }

  private Registered found(Context ctx) {
    String name = ctx.pathParam("name");
    return register
        .find(name)
        .orElseThrow(() -> HttpProblem.missing("there is no intervention " + name));
  }

  private void one(Context ctx) {
    answer(ctx, found(ctx));
  }

  private void answer(Context ctx, Registered one) {
    Answers.json(
        ctx,
        Fields.of(
            fields -> {
              ledger.row(fields, one);
              fields.text("yaml", one.yaml());
            }));
  }

  private void add(Context ctx) throws IOException {
    String text = Input.text(ctx);
    String yaml = Input.isJson(ctx) ? Input.required(Input.object(text), "yaml") : text;
    Registered added = register.add(yaml, Caller.who(ctx));
    ctx.status(201).header("Location", ALL + "/" + added.plan().name());
    answer(ctx, added);
  }

  private void change(Context ctx) throws IOException {
    Registered one = found(ctx);
    String text = Input.text(ctx);
    if (!Input.isJson(ctx)) {
      answer(ctx, register.change(one, text, Caller.who(ctx)));
      return;
    }
    JsonNode body = Input.object(text);
    answer(
        ctx,
        register.note(
            one, Input.field(body, "cost"), Input.field(body, "learned"), Caller.who(ctx)));
  }

  private void remove(Context ctx) {
    register.remove(found(ctx), Caller.who(ctx));
    ctx.status(204);
  }

  private void verdict(Context ctx) {
    Registered one = found(ctx);
    judged(ctx, one, judging.verdict(one));
  }

  private void judge(Context ctx) {
    Registered one = found(ctx);
    judged(ctx, one, judging.look(one, Caller.who(ctx)));
  }

  private static void judged(Context ctx, Registered one, KeptVerdict verdict) {
    Map<String, @Nullable Object> fields =
        Fields.of(
            head -> {
              InterventionFields.plan(head, one.plan());
              head.text("version", one.model().version());
              head.text("made_at", verdict.madeAt());
            });
    fields.putAll(verdict.fields());
    Answers.json(ctx, fields);
  }
}
