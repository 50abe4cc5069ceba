package dev.verve.server.page;

import dev.verve.chart.ArmLines;
import dev.verve.chart.Digits;
import dev.verve.chart.Figure;
import dev.verve.chart.Whiskers;
import dev.verve.model.Intervention;
import dev.verve.server.api.Head;
import dev.verve.server.impact.EffectOn;
import dev.verve.server.impact.Judging;
import dev.verve.server.impact.KeptVerdict;
import dev.verve.server.impact.Register;
import dev.verve.server.impact.Registered;
import dev.verve.server.store.Role;
import dev.verve.server.web.HttpProblem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One intervention: whether it worked, how the arms went, and what was planned. */
public final class InterventionPage {
  private final Pages pages;
  private final Register register;
  private final Judging judging;

  InterventionPage(Pages pages) {
    this.pages = pages;
    this.register = new Register(pages.store());
    this.judging = new Judging(pages.store());
  }

  /**
   * What the page shows.
   *
   * @param lead the verdict in a sentence
   * @param outcome whether an outcome moved too; empty where none was tested
   * @param method what was computed
   * @param charts the arms over time and the effects, as markup
   * @param lines each arm on each metric
   * @param warnings what a reader has to know
   * @param state where it stands
   */
  public record View(
      Frame frame,
      Registered one,
      String lead,
      String outcome,
      String method,
      List<String> charts,
      List<Line> lines,
      List<String> warnings,
      Registered.State state) {

    public Intervention plan() {
      return one.plan();
    }

    /** All arms with their shares. */
    public List<String> arms() {
      return plan().shares().entrySet().stream()
          .map(arm -> arm.getKey() + " " + Digits.percent(arm.getValue()))
          .toList();
    }
  }

  /** An arm on a metric. */
  public record Line(String metric, String arm, String effect, String p, String verdict) {}

  void register(RoutesConfig routes, Door door) {
    routes.get("/impact/{name}", door.page(Role.VIEWER, this::show));
    routes.post("/impact/{name}/note", door.form(Role.EDITOR, this::note));
    routes.post("/impact/{name}/judge", door.form(Role.EDITOR, this::judge));
    routes.post("/impact/{name}/remove", door.form(Role.EDITOR, this::remove));
  }

  private Registered found(Context ctx) {
    String name = ctx.pathParam("name");
    return register
        .find(name)
        .orElseThrow(() -> HttpProblem.missing("there is no intervention " + name));
  }

  private void show(Context ctx, Visitor visitor) {
    Head head = pages.head();
    Registered one = found(ctx);
    KeptVerdict verdict = judging.verdict(one);
    Map<String, Object> fields = verdict.fields();
    String outcome =
        fields.get("outcome") instanceof Map<?, ?> check ? text(check.get("sentence")) : "";
    pages.show(
        ctx,
        "intervention",
        new View(
            pages.frame(ctx, visitor, Room.IMPACT, one.plan().title(), head),
            one,
            verdict.sentence(),
            outcome,
            text(fields.get("method")),
            charts(one, verdict),
            lines(verdict),
            texts(fields.get("warnings")),
            one.state(register.today(one))));
  }

  private void note(Context ctx, Visitor visitor) {
    Registered one = found(ctx);
    register.note(one, given(ctx, "cost"), given(ctx, "learned"), visitor.who());
    back(ctx, one);
  }

  private void judge(Context ctx, Visitor visitor) {
    Registered one = found(ctx);
    judging.look(one, visitor.who());
    back(ctx, one);
  }

  private void remove(Context ctx, Visitor visitor) {
    register.remove(found(ctx), visitor.who());
    ctx.status(303).header("Location", "/impact");
  }

  private static void back(Context ctx, Registered one) {
    ctx.status(303).header("Location", "/impact/" + Frame.encode(one.plan().name()));
  }

  private static Optional<String> given(Context ctx, String name) {
    return Optional.ofNullable(ctx.formParam(name)).map(String::strip).filter(t -> !t.isEmpty());
  }

  private static List<String> charts(Registered one, KeptVerdict verdict) {
    List<String> charts = new ArrayList<>();
    String measure = one.plan().metric().words();
    List<ArmLines.Line> arms = arms(verdict.fields().get("course"));
    if (!arms.isEmpty()) {
      Figure figure = ArmLines.of("How did the arms go?", measure, one.plan().start(), arms);
      charts.add(figure.html());
    }
    List<Whiskers.Row> effects = new ArrayList<>();
    for (Map<?, ?> comparison : comparisons(verdict)) {
      if (Objects.equals(comparison.get("metric"), verdict.fields().get("metric"))) {
        EffectOn.of(comparison)
            .ifPresent(
                effect ->
                    effects.add(
                        new Whiskers.Row(
                            text(comparison.get("arm")),
                            effect.value(),
                            effect.low(),
                            effect.high())));
      }
    }
    if (!effects.isEmpty()) {
      charts.add(Whiskers.of("How large is the effect?", measure, effects, Digits::change).html());
    }
    return charts;
  }

  private static List<ArmLines.Line> arms(@Nullable Object course) {
    Map<String, List<ArmLines.Day>> arms = new LinkedHashMap<>();
    if (course instanceof List<?> days) {
      for (Object one : days) {
        if (one instanceof Map<?, ?> day && day.get("mean") instanceof Number mean) {
          arms.computeIfAbsent(text(day.get("arm")), arm -> new ArrayList<>())
              .add(new ArmLines.Day(LocalDate.parse(text(day.get("day"))), mean.doubleValue()));
        }
      }
    }
    return arms.entrySet().stream()
        .map(arm -> new ArmLines.Line(arm.getKey(), arm.getValue()))
        .toList();
  }

  private static List<Map<?, ?>> comparisons(KeptVerdict verdict) {
    Map<String, Object> fields = verdict.fields();
    List<Map<?, ?>> found = new ArrayList<>();
    if (fields.get("comparisons") instanceof List<?> several) {
      several.forEach(
          one -> {
            if (one instanceof Map<?, ?> comparison) {
              found.add(comparison);
            }
          });
    } else {
      found.add(fields);
    }
    return found;
  }

  private static List<Line> lines(KeptVerdict verdict) {
    return comparisons(verdict).stream()
        .map(
            comparison ->
                new Line(
                    text(comparison.get("metric")),
                    text(comparison.get("arm")),
                    EffectOn.of(comparison).map(EffectWords::of).orElse(Digits.UNKNOWN),
                    comparison.get("p_adjusted") instanceof Number p
                        ? Digits.shortest(p.doubleValue())
                        : Digits.UNKNOWN,
                    text(comparison.get("verdict")).toLowerCase(Locale.ROOT).replace('_', ' ')))
        .toList();
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static List<String> texts(@Nullable Object values) {
    return values instanceof List<?> list
        ? list.stream().map(InterventionPage::text).toList()
        : List.of();
  }
}
