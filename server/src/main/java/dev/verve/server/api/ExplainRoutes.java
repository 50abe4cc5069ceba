package dev.verve.server.api;

import dev.verve.answer.Fields;
import dev.verve.answer.StoryFields;
import dev.verve.insight.AccountExplanation;
import dev.verve.insight.AccountOutlook;
import dev.verve.insight.Explanation;
import dev.verve.insight.Lift;
import dev.verve.insight.ScoreStory;
import dev.verve.model.Band;
import dev.verve.model.Entity;
import dev.verve.plan.ActionRow;
import dev.verve.server.live.Analysis;
import dev.verve.server.live.LiveModel;
import dev.verve.server.live.Stories;
import dev.verve.server.store.Role;
import dev.verve.server.store.Store;
import dev.verve.server.web.HttpProblem;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Why one score is what it is. */
final class ExplainRoutes {
  private static final Parameter FROM = Parameter.date("from", "Also the change since this date");
  private static final Parameter VERSION_FROM =
      Parameter.text("version_from", "The version that stood on that date, where it was another");

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
            .with(Parameter.AS_OF, FROM, VERSION_FROM, Parameter.VERSION),
        Route.get(
                "/api/v1/accounts/{id}/explain",
                Role.VIEWER,
                "What each action and each member brings to the account",
                "AccountExplanation",
                ctx -> explain(ctx, Subject.Kind.ACCOUNTS))
            .with(Parameter.AS_OF, FROM, VERSION_FROM, Parameter.VERSION));
  }

  private void explain(Context ctx, Subject.Kind kind) {
    String id = ctx.pathParam("id");
    Head head = store.read(connection -> Head.asked(connection, ctx));
    Asked asked = new Asked(ctx, "as_of", "from", "version_from");
    LocalDate asOf = asked.date("as_of", head.asOf());
    Optional<LocalDate> from = Query.text(ctx, "from").map(text -> asked.date("from", asOf));
    from.ifPresent(day -> asked.require(day.isBefore(asOf), "from must lie before as_of"));
    asked.require(
        from.isPresent() || Query.text(ctx, "version_from").isEmpty(), "version_from needs from");
    asked.refuseIfAny();
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
      from.flatMap(day -> new Stories(store, head.model()).ofAccount(key, day, asOf))
          .ifPresent(
              change ->
                  answer.put(
                      "change", Fields.of(f -> new StoryFields(f).account(change, this::id))));
    } else {
      single(answer, analysis.explain(key, asOf).orElseThrow(() -> none(id, asOf)));
      from.flatMap(day -> story(ctx, head, subject, id, key, day, asOf))
          .ifPresent(
              story -> answer.put("change", Fields.of(f -> new StoryFields(f).single(story))));
    }
    Answers.json(ctx, answer);
  }

  private Optional<ScoreStory> story(
      Context ctx,
      Head head,
      Subject subject,
      String id,
      long key,
      LocalDate from,
      LocalDate asOf) {
    Optional<LiveModel> stood =
        Query.text(ctx, "version_from")
            .map(text -> store.read(connection -> Head.version(connection, text).model()));
    long named = store.read(connection -> subject.named(connection, id));
    return new Stories(store, head.model()).of(key, named, from, asOf, stood);
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
    outlook(answer, found.next(), found.lifts(), "extra", found.daysUntilFall());
  }

  private static void outlook(
      Map<String, Object> answer,
      Optional<Band> next,
      List<Lift> lifts,
      String extra,
      OptionalInt daysUntilFall) {
    answer.put("next_band", next.map(Band::name).orElse(null));
    answer.put(
        "lift", lifts.stream().map(lift -> action(lift.action(), extra, lift.extra())).toList());
    answer.put("days_until_fall", daysUntilFall.isPresent() ? daysUntilFall.getAsInt() : null);
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
    AccountOutlook outlook = found.outlook();
    outlook(answer, outlook.next(), outlook.lifts(), "extra_per_user", outlook.daysUntilFall());
    answer.put("outlook_unknown", outlook.unknown().orElse(null));
  }

  private Map<String, Object> member(AccountExplanation.Member member) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", id(member.id()));
    fields.put("score", member.score());
    fields.put("band", member.band());
    fields.put("part", member.part());
    return fields;
  }

  /** The id of a person by the key in the store. */
  private String id(String key) {
    Subject users = new Subject(Subject.Kind.USERS, Entity.USER);
    return store.read(connection -> users.id(connection, Long.parseLong(key)));
  }

  private static Map<String, Object> action(ActionRow action, String name, double value) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("branch", action.branch());
    fields.put("action", action.action().slug());
    fields.put(name, value);
    return fields;
  }
}
