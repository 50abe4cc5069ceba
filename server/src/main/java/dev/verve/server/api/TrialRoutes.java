package dev.verve.server.api;

import dev.verve.answer.Fields;
import dev.verve.answer.InterventionFields;
import dev.verve.insight.impact.Assignment;
import dev.verve.insight.intervention.Assignments.Assigned;
import dev.verve.insight.intervention.PowerQuestion;
import dev.verve.model.InterventionReader;
import dev.verve.model.ScoreModel;
import dev.verve.server.impact.Register;
import dev.verve.server.impact.Registered;
import dev.verve.server.live.InterventionStudies;
import dev.verve.server.store.Role;
import dev.verve.server.store.Store;
import dev.verve.server.web.HttpProblem;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who goes without, and what an intervention could show before it is started. */
final class TrialRoutes {
  private static final String ALL = "/api/v1/interventions";
  private static final int MOST_USERS = 999_999;
  private static final int MOST_DAYS = 365;

  private final Store store;
  private final Register register;
  private final Remembered remembered;

  TrialRoutes(Store store, Remembered remembered) {
    this.store = store;
    this.register = new Register(store);
    this.remembered = remembered;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
                ALL + "/power",
                Role.VIEWER,
                "The smallest effect that could be seen, from the product's own history",
                "Power",
                this::power)
            .with(
                Parameter.text("metric", "`score`, `points: BRANCH` or `outcome: NAME`"),
                Parameter.text("target", "For whom, such as `segment: {plan: pro}`"),
                Parameter.whole("holdout", "How many of a hundred go without", 10),
                Parameter.text("days", "After how many days, such as `7,14,28`"),
                Parameter.whole("users", "The users of all arms; all of the target if missing", 0),
                Parameter.VERSION),
        Route.get(
                ALL + "/{name}/assignments",
                Role.VIEWER,
                "Whom it is for, and who of them goes without, by pages",
                "Assignments",
                this::list)
            .with(Parameter.LIMIT, Parameter.CURSOR),
        Route.get(
            ALL + "/{name}/assignments/{id}",
            Role.VIEWER,
            "The arm of one id, by the hash alone: the same everywhere and at once",
            "Assignment",
            this::one));
  }

  private void power(Context ctx) {
    Head head = store.read(connection -> Head.asked(connection, ctx));
    Asked asked = new Asked(ctx, "metric", "target", "holdout", "days", "users");
    PowerQuestion usual = PowerQuestion.defaults();
    int holdout = asked.whole("holdout", 10, 1, 99);
    List<Integer> days = asked.wholes("days", usual.days(), MOST_DAYS);
    int users = asked.whole("users", 0, 0, MOST_USERS);
    asked.require(days.stream().allMatch(number -> number > 0), "days must be above 0");
    asked.refuseIfAny();
    ScoreModel model = head.model().model();
    PowerQuestion question =
        usual
            .withHoldout(holdout / 100.0)
            .withDays(days)
            .withMetric(InterventionReader.metric("metric", asked.text("metric", "score"), model))
            .withTarget(
                InterventionReader.target("target", asked.text("target", "everybody"), model));
    PowerQuestion sized = users == 0 ? question : question.withUsers(users);
    remembered.json(
        ctx,
        head,
        fields ->
            InterventionFields.power(
                fields, new InterventionStudies(store, head.model()).power(sized)));
  }

  private Registered found(Context ctx) {
    String name = ctx.pathParam("name");
    return register
        .find(name)
        .orElseThrow(() -> HttpProblem.missing("there is no intervention " + name));
  }

  private void list(Context ctx) {
    Registered one = found(ctx);
    int limit = Query.limit(ctx);
    List<Assigned> members = assigned(one, Query.text(ctx, "cursor"), limit + 1);
    boolean more = members.size() > limit;
    List<Assigned> page = more ? members.subList(0, limit) : members;
    Answers.json(
        ctx,
        Fields.of(
            fields -> {
              fields.text("intervention", one.plan().name());
              fields.list(
                  "assignments",
                  list ->
                      page.forEach(
                          member ->
                              list.object(
                                  o -> o.text("id", member.id()).text("arm", member.arm()))));
              fields.text("next", more ? page.get(limit - 1).id() : null);
            }));
  }

  private List<Assigned> assigned(Registered one, Optional<String> after, int most) {
    InterventionStudies studies = new InterventionStudies(store, one.model());
    return one.entering()
        .map(entering -> studies.assigned(entering.entries(), after, most))
        .orElseGet(() -> studies.assigned(one.plan(), after, most));
  }

  /** Nothing is read but the id that somebody is known by: shops ask this while a page loads. */
  private void one(Context ctx) {
    Registered one = found(ctx);
    String asked = ctx.pathParam("id");
    Subject subject = Subject.of(Subject.Kind.USERS, one.model());
    Optional<String> known =
        store.read(
            connection -> {
              try {
                return Optional.of(subject.id(connection, subject.find(connection, asked)));
              } catch (HttpProblem e) {
                return Optional.empty();
              }
            });
    String id = known.orElse(asked);
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("intervention", one.plan().name());
    fields.put("id", id);
    fields.put("arm", new Assignment(one.salt(), one.plan().shares()).arm(id));
    fields.put("known", known.isPresent());
    Answers.json(ctx, fields);
  }
}
