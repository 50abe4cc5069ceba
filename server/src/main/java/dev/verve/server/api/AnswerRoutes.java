package dev.verve.server.api;

import dev.verve.insight.Explanation;
import dev.verve.insight.Movement;
import dev.verve.insight.Tree;
import dev.verve.server.live.Analysis;
import dev.verve.server.store.Role;
import dev.verve.server.store.Store;
import dev.verve.server.web.HttpProblem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers made of scores: explanations, movement, the tree. */
final class AnswerRoutes {
  private final Store store;
  private final Caller caller;
  private final Analysis analysis;

  AnswerRoutes(Store store, Caller caller) {
    this.store = store;
    this.caller = caller;
    this.analysis = new Analysis(store);
  }

  void register(RoutesConfig routes) {
    routes.get("/api/v1/scores/{id}/explain", caller.atLeast(Role.VIEWER, this::explain));
    routes.get("/api/v1/movement", caller.atLeast(Role.VIEWER, this::movement));
    routes.get("/api/v1/tree", caller.atLeast(Role.VIEWER, this::tree));
  }

  private void explain(Context ctx) {
    String id = ctx.pathParam("id");
    Map<String, Object> answer = store.read(ScoreRoutes::head);
    long person = store.read(connection -> Subject.USERS.find(connection, id));
    Explanation found =
        analysis
            .explain(person, date(ctx, "as_of", asOf(answer)))
            .orElseThrow(() -> HttpProblem.missing("there is no score of " + id));
    answer.put("id", id);
    answer.put("as_of", found.asOf().toString());
    answer.put("raw", found.raw());
    answer.put("score", found.score());
    answer.put("band", found.band().name());
    answer.put("actions", found.parts().stream().map(AnswerRoutes::part).toList());
    answer.put("next_band", found.next().map(band -> band.name()).orElse(null));
    answer.put(
        "lift",
        found.lifts().stream()
            .map(
                lift ->
                    Map.of(
                        "branch", lift.action().branch(),
                        "action", lift.action().action().slug(),
                        "extra", lift.extra()))
            .toList());
    answer.put(
        "days_until_fall",
        found.daysUntilFall().isPresent() ? found.daysUntilFall().getAsInt() : null);
    Answers.json(ctx, answer);
  }

  private static Map<String, Object> part(Explanation.Part part) {
    return Map.of(
        "branch", part.action().branch(),
        "action", part.action().action().slug(),
        "amount", part.amount(),
        "points", part.points());
  }

  private void movement(Context ctx) {
    Map<String, Object> answer = store.read(ScoreRoutes::head);
    LocalDate to = date(ctx, "to", asOf(answer));
    LocalDate from = date(ctx, "from", to.minusDays(7));
    if (from.isAfter(to)) {
      throw HttpProblem.malformed("from must not lie after to");
    }
    Movement movement = analysis.movement(from, to);
    answer.put("from", from.toString());
    answer.put("to", to.toString());
    answer.put("matrix", movement.cells().stream().map(AnswerRoutes::cell).toList());
    answer.put("new", movement.entered());
    answer.put("lost", movement.lost());
    answer.put("down", movement.down());
    answer.put("up", movement.up());
    answer.put("silent", movement.silent());
    Answers.json(ctx, answer);
  }

  private static Map<String, Object> cell(Movement.Cell cell) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("from_band", cell.from());
    fields.put("to_band", cell.to());
    fields.put("users", cell.users());
    return fields;
  }

  private void tree(Context ctx) {
    Map<String, Object> answer = store.read(ScoreRoutes::head);
    Tree tree = analysis.tree(date(ctx, "as_of", asOf(answer)));
    answer.put("as_of", tree.asOf().toString());
    answer.put("population", tree.population());
    answer.put("points", tree.points());
    answer.put("branches", tree.branches().stream().map(AnswerRoutes::branch).toList());
    Answers.json(ctx, answer);
  }

  private static Map<String, Object> branch(Tree.BranchPart part) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("branch", part.branch().slug());
    fields.put("title", part.branch().title());
    fields.put("owner", owner(part));
    fields.put("points", part.points());
    fields.put("share", part.share());
    List<Map<String, Object>> actions =
        part.actions().stream()
            .map(
                action ->
                    Map.<String, Object>of(
                        "action", action.action().action().slug(),
                        "points", action.points(),
                        "share", action.share(),
                        "users", action.users()))
            .toList();
    fields.put("actions", actions);
    return fields;
  }

  private static Map<String, Object> owner(Tree.BranchPart part) {
    Map<String, Object> owner = new LinkedHashMap<>();
    owner.put("accountable", part.branch().owner().accountable());
    owner.put("responsible", part.branch().owner().responsible());
    owner.put("consulted", part.branch().owner().consulted());
    owner.put("informed", part.branch().owner().informed());
    return owner;
  }

  private static LocalDate asOf(Map<String, Object> head) {
    return LocalDate.parse(String.valueOf(head.get("as_of")));
  }

  private static LocalDate date(Context ctx, String name, LocalDate otherwise) {
    String text = ctx.queryParam(name);
    if (text == null) {
      return otherwise;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw HttpProblem.malformed(name + " must be a date such as 2026-03-31");
    }
  }
}
