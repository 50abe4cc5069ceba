package dev.verve.server.page;

import dev.verve.chart.Digits;
import dev.verve.server.api.Head;
import dev.verve.server.impact.EffectOn;
import dev.verve.server.impact.KeptVerdict;
import dev.verve.server.impact.Ledger;
import dev.verve.server.impact.Register;
import dev.verve.server.impact.Registered;
import dev.verve.server.store.Role;
import dev.verve.server.web.HttpProblem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What was tried, whether it worked, and what was learned: the ledger. */
public final class ImpactPage {
  private final Pages pages;
  private final Register register;
  private final Ledger ledger;

  ImpactPage(Pages pages) {
    this.pages = pages;
    this.register = new Register(pages.store());
    this.ledger = new Ledger(pages.store());
  }

  /**
   * What the page shows.
   *
   * @param lead how many worked, in a sentence
   * @param rows those that began last first
   * @param search what was typed
   * @param verdict the verdict that is shown alone; {@code any} for all
   */
  public record View(Frame frame, String lead, List<Line> rows, String search, String verdict) {

    public List<String> verdicts() {
      return List.of(Ledger.Filter.words());
    }

    public boolean isNarrowed() {
      return !search.isEmpty() || !verdict.equals(Ledger.Filter.ANY);
    }
  }

  /**
   * A row.
   *
   * @param verdict in words, or where it stands
   * @param tone the class that colours the verdict
   * @param effect on the primary metric; empty where none is known
   * @param score on the score; empty where it is not known
   * @param branch on the points of its branch; empty where it is not known
   * @param outcome on the outcome; empty where none was tested
   */
  public record Line(
      Registered one,
      LocalDate begins,
      String verdict,
      String tone,
      Optional<EffectOn> effect,
      Optional<EffectOn> score,
      Optional<EffectOn> branch,
      Optional<EffectOn> outcome) {

    /** An effect in short; a dash where it is not known. */
    public String value(Optional<EffectOn> effect) {
      return effect.map(it -> Digits.change(it.value())).orElse(Digits.UNKNOWN);
    }

    /** An effect on a share, in percentage points; a dash where it is not known. */
    public String percentagePoints(Optional<EffectOn> effect) {
      return effect.map(it -> Digits.change(100 * it.value())).orElse(Digits.UNKNOWN);
    }

    /** The interval of an effect; empty where it has none. */
    public String interval(Optional<EffectOn> effect) {
      return effect.map(EffectWords::interval).orElse("");
    }

    /** What an effect is on, with its interval; empty where it is not known. */
    public String title(Optional<EffectOn> effect) {
      return effect.map(it -> it.metric() + ": " + EffectWords.of(it)).orElse("");
    }
  }

  void register(RoutesConfig routes, Door door) {
    routes.get("/impact", door.page(Role.VIEWER, this::show));
    routes.get("/impact.csv", door.page(Role.VIEWER, (ctx, visitor) -> export(ctx)));
  }

  private static Ledger.Filter asked(Context ctx) {
    String search = Optional.ofNullable(ctx.queryParam("search")).orElse("");
    String verdict = Optional.ofNullable(ctx.queryParam("verdict")).orElse(Ledger.Filter.ANY);
    if (!List.of(Ledger.Filter.words()).contains(verdict)) {
      throw HttpProblem.malformed("there is no verdict " + verdict);
    }
    return new Ledger.Filter(search, verdict);
  }

  private void show(Context ctx, Visitor visitor) {
    Head head = pages.head();
    Ledger.Filter filter = asked(ctx);
    List<Registered> rows = ledger.rows(filter);
    pages.show(
        ctx,
        "impact",
        new View(
            pages.frame(ctx, visitor, Room.IMPACT, "Impact", head),
            ledger.summary(rows),
            rows.stream().map(this::line).toList(),
            filter.search(),
            filter.verdict()));
  }

  private Line line(Registered one) {
    return new Line(
        one,
        one.plan().start(),
        verdict(one, register.today(one)),
        one.judged().map(ImpactPage::tone).orElse("soft"),
        one.verdict().flatMap(KeptVerdict::primary),
        one.onScore(),
        one.onBranch(),
        one.onOutcome());
  }

  /** The verdict in words, or where an intervention stands. */
  static String verdict(Registered one, LocalDate today) {
    return one.judged()
        .map(kept -> kept.isGaming() ? "verified, outcome not" : words(kept.verdict()))
        .orElseGet(() -> words(one.state(today)));
  }

  static String words(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** The class that colours a verdict. */
  static String tone(KeptVerdict kept) {
    return switch (kept.verdict()) {
      case VERIFIED -> kept.isGaming() ? "soft" : "up";
      case NEGATIVE -> "down";
      case NO_EVIDENCE, INVALID, INSUFFICIENT -> "soft";
    };
  }

  private void export(Context ctx) throws IOException {
    ctx.contentType("text/csv; charset=utf-8");
    ctx.header("Content-Disposition", "attachment; filename=\"impact.csv\"");
    ledger.csv(ledger.rows(asked(ctx)), ctx.res().getOutputStream());
  }
}
