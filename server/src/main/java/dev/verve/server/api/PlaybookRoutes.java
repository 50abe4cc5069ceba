package dev.verve.server.api;

import dev.verve.answer.Fields;
import dev.verve.playbook.Playbook;
import dev.verve.server.act.Acting;
import dev.verve.server.act.playbook.Lists;
import dev.verve.server.act.playbook.PlaybookPlans;
import dev.verve.server.act.playbook.PlaybookVerdicts;
import dev.verve.server.act.playbook.Runs;
import dev.verve.server.store.Role;
import dev.verve.server.store.Store;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;

/** Playbooks, their runs, and the lists that they fill. */
final class PlaybookRoutes {
  private static final String ALL = "/api/v1/playbooks";

  private final PlaybookPlans plans;
  private final Runs runs;
  private final PlaybookVerdicts verdicts;
  private final Lists lists;

  PlaybookRoutes(Store store, Acting acting) {
    this.plans = acting.playbooks();
    this.runs = new Runs(store);
    this.verdicts = new PlaybookVerdicts(store);
    this.lists = new Lists(store);
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            ALL,
            Role.VIEWER,
            "The playbooks, and what became of those they did something for and of those left alone",
            "Playbooks",
            this::all),
        Route.post(
                ALL,
                Role.EDITOR,
                "Checks playbooks and lets them hold from now on",
                "Playbooks",
                this::save)
            .taking("application/yaml", "Text"),
        Route.get(ALL + "/runs", Role.VIEWER, "The last runs", "PlaybookRuns", this::runs)
            .with(Parameter.LIMIT),
        Route.get(
            ALL + "/lists", Role.VIEWER, "Who stands on which list", "PlaybookLists", this::lists));
  }

  private void all(Context ctx) {
    List<Playbook> playbooks = plans.current();
    Answers.json(
        ctx,
        Fields.of(
            fields -> {
              fields.text("yaml", plans.text().orElse(""));
              fields.list(
                  "playbooks", list -> playbooks.forEach(it -> list.object(one -> write(one, it))));
              fields.list(
                  "groups",
                  list -> runs.groups().forEach(it -> list.object(one -> write(one, it))));
            }));
  }

  private void write(Fields fields, Playbook it) {
    fields.text("playbook", it.slug());
    fields.text("title", it.rule().title());
    fields.number("holdout", it.holdout());
    fields.count("steps", it.steps().size());
    fields.count("check_after_days", it.checkAfter());
    PlaybookVerdicts.Found found = verdicts.of(it);
    fields.text("intervention", found.intervention().orElse(null));
    fields.text("sentence", found.verdict().sentence());
    fields.object("impact", found.verdict().fields());
  }

  private static void write(Fields fields, Runs.Group it) {
    fields.text("playbook", it.playbook());
    fields.flag("held_out", it.isHeldOut());
    fields.count("runs", it.runs());
    fields.count("ended", it.ended());
    fields.count("rose", it.rose());
    fields.number("mean_change", it.ended() == 0 ? Double.NaN : it.change());
  }

  private void save(Context ctx) throws IOException {
    plans.save(Input.text(ctx), Caller.who(ctx));
    all(ctx);
  }

  private void runs(Context ctx) {
    int limit = Query.limit(ctx);
    Answers.json(
        ctx,
        Fields.of(
            fields ->
                fields.list(
                    "runs",
                    list -> runs.list(limit).forEach(it -> list.object(one -> write(one, it))))));
  }

  private static void write(Fields fields, Runs.Shown it) {
    fields.count("id", it.id());
    fields.text("playbook", it.playbook());
    fields.text("subject", it.subject());
    fields.flag("held_out", it.isHeldOut());
    fields.text("started_on", it.startedOn());
    fields.text("state", it.state());
    fields.text("outcome", it.outcome().isEmpty() ? null : it.outcome());
  }

  private void lists(Context ctx) {
    Answers.json(
        ctx,
        Fields.of(
            fields ->
                fields.list(
                    "members",
                    list ->
                        lists
                            .members()
                            .forEach(
                                it ->
                                    list.object(
                                        one -> {
                                          one.text("list", it.list());
                                          one.text("entity", it.entity());
                                          one.text("id", it.id());
                                          one.text("added_at", it.addedAt());
                                        })))));
  }
}
