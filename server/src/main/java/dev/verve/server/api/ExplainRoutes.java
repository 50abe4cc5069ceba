package dev.verve.server.api;

import dev.verve.answer.ExplanationFields;
import dev.verve.answer.Fields;
import dev.verve.answer.StoryFields;
import dev.verve.insight.AccountExplanation;
import dev.verve.insight.Explanation;
import dev.verve.insight.ScoreStory;
import dev.verve.model.Entity;
import dev.verve.server.live.Analysis;
import dev.verve.server.live.LiveModel;
import dev.verve.server.live.Stories;
import dev.verve.server.store.Role;
import dev.verve.server.store.Store;
import dev.verve.server.web.HttpProblem;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
      AccountExplanation found =
          analysis.explainAccount(key, asOf).orElseThrow(() -> none(id, asOf));
      answer.putAll(Fields.of(f -> ExplanationFields.write(f, found, this::id)));
      from.flatMap(day -> new Stories(store, head.model()).ofAccount(key, day, asOf))
          .ifPresent(
              change ->
                  answer.put(
                      "change", Fields.of(f -> new StoryFields(f).account(change, this::id))));
    } else {
      Explanation found = analysis.explain(key, asOf).orElseThrow(() -> none(id, asOf));
      answer.putAll(Fields.of(f -> ExplanationFields.write(f, found)));
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

  /** The id of a person by the key in the store. */
  private String id(String key) {
    Subject users = new Subject(Subject.Kind.USERS, Entity.USER);
    return store.read(connection -> users.id(connection, Long.parseLong(key)));
  }
}
