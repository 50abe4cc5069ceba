package dev.verve.server.page;

import dev.verve.chart.Digits;
import dev.verve.chart.Figure;
import dev.verve.chart.PeriodBars;
import dev.verve.insight.intervention.PowerAnswer;
import dev.verve.insight.intervention.PowerQuestion;
import dev.verve.model.Branch;
import dev.verve.model.InterventionReader;
import dev.verve.model.Outcome;
import dev.verve.model.ScoreModel;
import dev.verve.problem.Problem;
import dev.verve.problem.UserError;
import dev.verve.server.api.Head;
import dev.verve.server.impact.Register;
import dev.verve.server.impact.Registered;
import dev.verve.server.live.InterventionStudies;
import dev.verve.server.store.Role;
import dev.verve.server.web.HttpProblem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Before anything is started: what could be seen, and the form that registers it. */
public final class PowerPage {
  private static final int TENTH = 10;

  private final Pages pages;
  private final Register register;

  PowerPage(Pages pages) {
    this.pages = pages;
    this.register = new Register(pages.store());
  }

  /**
   * What the page shows.
   *
   * @param lead what could be seen, in a sentence
   * @param metrics what may be moved
   * @param asked what was asked
   * @param chart the smallest effect by the number of days, as markup; empty where there is none
   * @param yaml the text in the form
   * @param problems all that is wrong with it
   */
  public record View(
      Frame frame,
      String lead,
      List<String> metrics,
      Asking asked,
      String chart,
      List<String> reasons,
      String yaml,
      List<Problem> problems) {}

  /** What was asked, as it stands in the form. */
  public record Asking(String metric, String target, int holdout, int users) {
    String answer() {
      return "power %s %s %d %d".formatted(metric, target, holdout, users);
    }
  }

  void register(RoutesConfig routes, Door door) {
    routes.get("/impact/plan", door.page(Role.VIEWER, this::show));
    routes.post("/impact/plan", door.form(Role.EDITOR, this::add));
  }

  private void show(Context ctx, Visitor visitor) {
    Head head = pages.head();
    page(ctx, visitor, head, example(head), List.of());
  }

  private void add(Context ctx, Visitor visitor) {
    String yaml = Optional.ofNullable(ctx.formParam("yaml")).orElse("").replace("\r\n", "\n");
    try {
      Registered added = register.add(yaml, visitor.who());
      ctx.status(303).header("Location", "/impact/" + Frame.encode(added.plan().name()));
    } catch (UserError e) {
      ctx.status(422);
      page(ctx, visitor, pages.head(), yaml, e.problems());
    }
  }

  private void page(Context ctx, Visitor visitor, Head head, String yaml, List<Problem> problems) {
    Asking asked = asked(ctx);
    PowerAnswer answer = answer(head, asked);
    List<PeriodBars.Bar> bars = new ArrayList<>();
    for (PowerAnswer.Horizon horizon : answer.horizons()) {
      horizon
          .smallest()
          .value()
          .ifPresent(least -> bars.add(new PeriodBars.Bar(horizon.days() + " days", least)));
    }
    Figure figure =
        PeriodBars.of(
            "What is the smallest effect that would show?",
            "days to the analysis",
            "points of " + answer.question().metric().words(),
            bars,
            Digits::shortest);
    pages.show(
        ctx,
        "plan",
        new View(
            pages.frame(ctx, visitor, Room.IMPACT, "Plan an intervention", head),
            answer.sentence(),
            metrics(head.model().model()),
            asked,
            bars.isEmpty() ? "" : figure.html(),
            reasons(answer),
            yaml,
            problems));
  }

  /** Why some horizons show nothing; the first reason stands in the lead where all are so. */
  private static List<String> reasons(PowerAnswer answer) {
    return answer.horizons().stream()
        .flatMap(horizon -> horizon.smallest().refusal().stream())
        .filter(reason -> !reason.equals(answer.sentence()))
        .distinct()
        .toList();
  }

  private static Asking asked(Context ctx) {
    return new Asking(
        text(ctx, "metric", "score"),
        text(ctx, "target", "everybody"),
        number(ctx, "holdout", TENTH, 99),
        number(ctx, "users", 0, 999_999));
  }

  private static String text(Context ctx, String name, String otherwise) {
    return Optional.ofNullable(ctx.queryParam(name)).filter(t -> !t.isBlank()).orElse(otherwise);
  }

  private static int number(Context ctx, String name, int otherwise, int most) {
    String text = text(ctx, name, Integer.toString(otherwise));
    if (!text.matches("\\d{1,6}") || Integer.parseInt(text) > most) {
      throw HttpProblem.malformed(name + " must be a whole number up to " + most);
    }
    return Integer.parseInt(text);
  }

  private PowerAnswer answer(Head head, Asking asked) {
    ScoreModel model = head.model().model();
    PowerQuestion question =
        PowerQuestion.defaults()
            .withHoldout(Math.max(1, asked.holdout()) / 100.0)
            .withMetric(InterventionReader.metric("metric", asked.metric(), model))
            .withTarget(InterventionReader.target("target", asked.target(), model));
    PowerQuestion sized = asked.users() == 0 ? question : question.withUsers(asked.users());
    return pages
        .recall()
        .of(
            head,
            asked.answer(),
            PowerAnswer.class,
            () -> new InterventionStudies(pages.store(), head.model()).power(sized));
  }

  private static List<String> metrics(ScoreModel model) {
    List<String> metrics = new ArrayList<>(List.of("score"));
    model.branches().stream().map(Branch::slug).forEach(slug -> metrics.add("points: " + slug));
    model.outcomes().stream().map(Outcome::name).forEach(name -> metrics.add("outcome: " + name));
    return metrics;
  }

  /** A plan to begin from. */
  private static String example(Head head) {
    LocalDate start = head.asOf().plusDays(7);
    String branch = head.model().model().branches().get(0).slug();
    return """
        name: a-short-name
        title: What people read
        what: What is done, for whom it is new
        branch: %s
        target: everybody        # or newcomers, {segment: {plan: pro}}, {rule: {band: dormant}}, {users: [u1]}
        start: %s
        end: %s
        analysis: %s    # judged once, as of this day
        metric: score            # or {points: %s}, {outcome: NAME}
        holdout: 20%%             # drawn by lot, they go without
        """
        .formatted(branch, start, start.plusDays(27), start.plusDays(27), branch);
  }
}
