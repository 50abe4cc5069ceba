package dev.verve.server.page;

import dev.verve.chart.Figure;
import dev.verve.model.Action;
import dev.verve.model.Branch;
import dev.verve.model.Entity;
import dev.verve.model.ModelReader;
import dev.verve.model.ScoreModel;
import dev.verve.problem.Problem;
import dev.verve.problem.UserError;
import dev.verve.report.DistributionSection;
import dev.verve.server.api.Head;
import dev.verve.server.api.Subject;
import dev.verve.server.live.Analysis;
import dev.verve.server.live.LiveModel;
import dev.verve.server.live.Models;
import dev.verve.server.live.Preview;
import dev.verve.server.live.Scorer;
import dev.verve.server.live.Version;
import dev.verve.server.live.Versions;
import dev.verve.server.store.Role;
import dev.verve.server.web.JsonText;
import dev.verve.yaml.TextDiff;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.duckdb.DuckDBConnection;

/** The model: its text beside its weights, what a change would do, and all versions. */
public final class ModelPage {
  private static final String FILE = "model.yaml";

  private final Pages pages;
  private final Scorer scorer;
  private final Models models;

  ModelPage(Pages pages, Scorer scorer) {
    this.pages = pages;
    this.scorer = scorer;
    this.models = new Models(pages.store());
  }

  /**
   * What the page shows.
   *
   * @param yaml the text in the editor
   * @param weights of the text; none where it cannot be read
   * @param verdict what is wrong with the text, or what it would change
   * @param draft the draft that is shown; empty for other versions and unsaved text
   * @param diff of the text to the published one, line by line
   * @param versions the newest first
   */
  public record View(
      Frame frame,
      String lead,
      String yaml,
      List<Weight> weights,
      Verdict verdict,
      Optional<Version> draft,
      List<String> diff,
      List<Version> versions,
      List<String> scripts) {}

  /** The weight of an action. */
  public record Weight(String branch, String action, String path, String weight) {}

  /**
   * What is to be said of a text.
   *
   * @param problems all that is wrong
   * @param preview what it would change; empty where it cannot be told
   */
  public record Verdict(List<Problem> problems, Optional<Effect> preview) {
    static final Verdict NONE = new Verdict(List.of(), Optional.empty());
  }

  /**
   * What publishing would do.
   *
   * @param lead in a sentence
   * @param now everybody by band, as markup
   * @param then the same afterwards
   * @param movers whose score would change most
   */
  public record Effect(String lead, String now, String then, List<Mover> movers) {}

  /** Somebody whose score would change. */
  public record Mover(String id, double from, double to, String bandFrom, String bandTo) {}

  void register(RoutesConfig routes, Door door) {
    routes.get("/model", door.page(Role.VIEWER, this::current));
    routes.get("/model/words", door.page(Role.EDITOR, (ctx, visitor) -> words(ctx)));
    routes.post("/model/preview", door.form(Role.EDITOR, this::preview));
    routes.post("/model/draft", door.form(Role.EDITOR, this::keep));
    routes.get("/model/{version}", door.page(Role.VIEWER, this::version));
    routes.post("/model/{version}/publish", door.form(Role.EDITOR, this::publish));
    routes.post("/model/{version}/discard", door.form(Role.EDITOR, this::discard));
  }

  private void current(Context ctx, Visitor visitor) {
    Head head = pages.head();
    String lead =
        "%s, version %s, makes the scores."
            .formatted(head.model().model().title(), Standing.brief(head.model().version()));
    show(ctx, visitor, head, lead, head.model().yaml(), Verdict.NONE, Optional.empty());
  }

  private void version(Context ctx, Visitor visitor) {
    Head head = pages.head();
    Version version =
        pages.store().read(connection -> Head.version(connection, ctx.pathParam("version")));
    boolean isDraft = version.state() == Version.State.DRAFT;
    Verdict verdict = isDraft ? verdict(version.yaml(), head) : Verdict.NONE;
    String lead =
        isDraft
            ? "A draft: %s".formatted(verdict.preview().map(Effect::lead).orElse(version.note()))
            : "Version %s, %s."
                .formatted(
                    Standing.brief(version.version()),
                    version.state().name().toLowerCase(Locale.ROOT));
    show(
        ctx,
        visitor,
        head,
        lead,
        version.yaml(),
        verdict,
        isDraft ? Optional.of(version) : Optional.empty());
  }

  /** What can be written where, for the editor to offer. */
  private void words(Context ctx) {
    ctx.contentType("application/json").result(JsonText.of(pages.store().read(ModelWords::of)));
  }

  private void preview(Context ctx, Visitor visitor) {
    Head head = pages.head();
    String yaml = new WeightForm(ctx).applied(given(ctx));
    Verdict verdict = verdict(yaml, head);
    String lead =
        verdict
            .preview()
            .map(effect -> "A preview: " + effect.lead())
            .orElse("The text cannot be read as a model yet.");
    show(ctx, visitor, head, lead, yaml, verdict, Optional.empty());
  }

  private void keep(Context ctx, Visitor visitor) {
    String yaml = new WeightForm(ctx).applied(given(ctx));
    String note = Optional.ofNullable(ctx.formParam("note")).orElse("").strip();
    Version draft = models.draft(yaml, null, visitor.who(), note);
    ctx.status(303).header("Location", "/model/" + draft.version());
  }

  private void publish(Context ctx, Visitor visitor) {
    Version version =
        pages.store().read(connection -> Head.version(connection, ctx.pathParam("version")));
    models.publish(version, visitor.who(), version.note());
    scorer.refreshToday();
    scorer.wake();
    ctx.status(303).header("Location", "/model");
  }

  private void discard(Context ctx, Visitor visitor) {
    Version version =
        pages.store().read(connection -> Head.version(connection, ctx.pathParam("version")));
    models.discard(version, visitor.who());
    ctx.status(303).header("Location", "/model");
  }

  /** Browsers send the ends of lines as they like. */
  private static String given(Context ctx) {
    return Optional.ofNullable(ctx.formParam("yaml")).orElse("").replace("\r\n", "\n");
  }

  private void show(
      Context ctx,
      Visitor visitor,
      Head head,
      String lead,
      String yaml,
      Verdict verdict,
      Optional<Version> draft) {
    List<Version> versions = pages.store().read(connection -> new Versions(connection).all());
    pages.show(
        ctx,
        "model",
        new View(
            pages.frame(ctx, visitor, Room.MODEL, "Model", head),
            lead,
            yaml,
            weights(yaml),
            verdict,
            draft,
            TextDiff.lines(FILE, head.model().yaml(), yaml),
            versions,
            List.of(pages.script("editor.js"), pages.script("complete.js"))));
  }

  private static List<Weight> weights(String yaml) {
    try {
      ScoreModel model = ModelReader.read(FILE, yaml);
      List<Weight> weights = new ArrayList<>();
      for (Branch branch : model.branches()) {
        for (Action action : branch.actions()) {
          weights.add(
              new Weight(
                  branch.title(),
                  action.slug(),
                  branch.slug() + "." + action.slug(),
                  WeightForm.number(action.weight())));
        }
      }
      return weights;
    } catch (UserError e) {
      return List.of();
    }
  }

  private Verdict verdict(String yaml, Head head) {
    try {
      LiveModel candidate = new LiveModel(0, ModelReader.read(FILE, yaml), null, yaml);
      if (candidate.model().entity() != head.model().model().entity()) {
        return Verdict.NONE;
      }
      LiveModel fair =
          candidate.version().equals(head.model().version()) ? head.model() : candidate;
      Preview preview = new Analysis(pages.store(), fair).preview(head.asOf());
      return new Verdict(
          List.of(), Optional.of(pages.store().read(c -> effect(c, head, candidate, preview))));
    } catch (UserError e) {
      return new Verdict(e.problems(), Optional.empty());
    }
  }

  private static Effect effect(
      DuckDBConnection connection, Head head, LiveModel candidate, Preview preview)
      throws SQLException {
    Subject subject = Subject.of(Subject.Kind.USERS, candidate);
    List<Mover> movers = new ArrayList<>();
    for (Preview.Mover mover : preview.movers()) {
      movers.add(
          new Mover(
              subject.id(connection, mover.id()),
              mover.from(),
              mover.to(),
              mover.bandFrom(),
              mover.bandTo()));
    }
    Entity entity = candidate.model().entity();
    String lead =
        "%s of %s %ss would change their band."
            .formatted(Say.count(preview.changed()), Say.count(preview.compared()), entity.word());
    Figure now = DistributionSection.bar("Now", preview.now(head.model().model().bands()));
    Figure then = DistributionSection.bar("Then", preview.then());
    return new Effect(lead, now.html(), then.html(), movers);
  }
}
