package dev.verve.server.api;

import dev.verve.insight.AccountExplanation;
import dev.verve.insight.Explanation;
import dev.verve.model.Entity;
import dev.verve.plan.ActionRow;
import dev.verve.server.live.Analysis;
import dev.verve.server.store.Role;
import dev.verve.server.store.Store;
import dev.verve.server.web.HttpProblem;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Why one score is what it is. */
final class ExplainRoutes {
  private final Store store;

  ExplainRoutes(Store store) {
    this.store = store;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
                "/api/v1/scores/{id}/explain",
                Role.VIEWER,
                "Points by action, what would lift the score, when it will fall",
                "Explanation",
                ctx -> explain(ctx, Subject.Kind.USERS))
            .with(Parameter.AS_OF, Parameter.VERSION),
        Route.get(
                "/api/v1/accounts/{id}/explain",
                Role.VIEWER,
                "What each action and each member brings to the account",
                "AccountExplanation",
                ctx -> explain(ctx, Subject.Kind.ACCOUNTS))
            .with(Parameter.AS_OF, Parameter.VERSION));
  }

  private void explain(Context ctx, Subject.Kind kind) {
    String id = ctx.pathParam("id");
    Head head = store.read(connection -> Head.asked(connection, ctx));
    LocalDate asOf = Query.date(ctx, "as_of").orElse(head.asOf());
    Subject subject = Subject.of(kind, head.model());
    long key = store.read(connection -> subject.find(connection, id));
    Analysis analysis = new Analysis(store, head.model());
    Map<String, Object> answer = head.fields();
    answer.put("id", id);
    if (subject.isRolledUp()) {
      if (head.model().model().rollup() == null) {
        throw HttpProblem.missing("the model scores no accounts");
      }
      account(answer, analysis.explainAccount(key, asOf).orElseThrow(() -> none(id, asOf)));
    } else {
      single(answer, analysis.explain(key, asOf).orElseThrow(() -> none(id, asOf)));
    }
    Answers.json(ctx, answer);
  }

  private static HttpProblem none(String id, LocalDate asOf) {
    return HttpProblem.missing("there is no score of " + id + " on " + asOf);
  }

  private static void single(Map<String, Object> answer, Explanation found) {
    answer.put("as_of", found.asOf().toString());
    answer.put("raw", found.raw());
    answer.put("score", found.score());
    answer.put("band", found.band().name());
    answer.put(
        "actions",
        found.parts().stream()
            .map(
                part -> {
                  Map<String, Object> fields = action(part.action(), "points", part.points());
                  fields.put("amount", part.amount());
                  return fields;
                })
            .toList());
    answer.put("next_band", found.next().map(band -> band.name()).orElse(null));
    answer.put(
        "lift",
        found.lifts().stream().map(lift -> action(lift.action(), "extra", lift.extra())).toList());
    answer.put(
        "days_until_fall",
        found.daysUntilFall().isPresent() ? found.daysUntilFall().getAsInt() : null);
  }

  private void account(Map<String, Object> answer, AccountExplanation found) {
    answer.put("as_of", found.asOf().toString());
    answer.put("raw", found.raw());
    answer.put("score", found.score());
    answer.put("band", found.band());
    answer.put("users", found.users());
    answer.put(
        "actions",
        found.actions().stream()
            .map(part -> action(part.action(), "points", part.points()))
            .toList());
    answer.put("members", found.members().stream().map(this::member).toList());
  }

  private Map<String, Object> member(AccountExplanation.Member member) {
    Subject users = new Subject(Subject.Kind.USERS, Entity.USER);
    long key = Long.parseLong(member.id());
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", store.read(connection -> users.id(connection, key)));
    fields.put("score", member.score());
    fields.put("band", member.band());
    fields.put("part", member.part());
    return fields;
  }

  private static Map<String, Object> action(ActionRow action, String name, double value) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("branch", action.branch());
    fields.put("action", action.action().slug());
    fields.put(name, value);
    return fields;
  }
}
