package dev.verve.server.page;

import dev.verve.playbook.Playbook;
import dev.verve.problem.UserError;
import dev.verve.server.act.Acting;
import dev.verve.server.act.playbook.PlaybookPlans;
import dev.verve.server.act.playbook.PlaybookVerdicts;
import dev.verve.server.act.playbook.Runs;
import dev.verve.server.store.Role;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** What is done by itself when somebody crosses a line, for whom, and whether it helped. */
public final class PlaybooksPage {
  private static final int MOST_RUNS = 100;

  private final Pages pages;
  private final PlaybookPlans plans;
  private final Runs runs;
  private final PlaybookVerdicts verdicts;

  PlaybooksPage(Pages pages, Acting acting) {
    this.pages = pages;
    this.plans = acting.playbooks();
    this.runs = new Runs(pages.store());
    this.verdicts = new PlaybookVerdicts(pages.store());
  }

  /**
   * What the page shows.
   *
   * @param done what was just done, or is wrong, in a sentence; empty for nothing
   * @param rows the playbooks that hold
   * @param last the last runs, the newest first
   * @param text the text of the playbooks, or the templates where none hold
   */
  public record View(
      Frame frame, String lead, String done, List<Row> rows, List<Runs.Shown> last, String text) {}

  /**
   * A playbook.
   *
   * @param treated those it did something for
   * @param held those it left alone
   * @param verdict whether it does more than chance, in a sentence
   * @param tone the class that colours it
   * @param intervention its name in the ledger; empty where it does not stand there
   */
  public record Row(
      Playbook playbook,
      Runs.Group treated,
      Runs.Group held,
      String verdict,
      String tone,
      Optional<String> intervention) {}

  void register(RoutesConfig routes, Door door) {
    routes.get(
        "/playbooks", door.page(Role.VIEWER, (ctx, visitor) -> show(ctx, visitor, "", text())));
    routes.post("/playbooks", door.form(Role.EDITOR, this::save));
  }

  private String text() {
    return plans.text().orElseGet(PlaybookPlans::templates);
  }

  private void show(Context ctx, Visitor visitor, String done, String text) {
    List<Runs.Group> groups = runs.groups();
    List<Row> rows = plans.current().stream().map(playbook -> row(playbook, groups)).toList();
    pages.show(
        ctx,
        "playbooks",
        new View(
            pages.usual(ctx, visitor, Room.ALERTS, "Playbooks"),
            lead(rows),
            done,
            rows,
            runs.list(MOST_RUNS),
            text));
  }

  private static String lead(List<Row> rows) {
    long began = rows.stream().mapToLong(row -> row.treated().runs() + row.held().runs()).sum();
    if (rows.isEmpty()) {
      return "Nothing is done by itself yet.";
    }
    return "%s %s, %s %s so far."
        .formatted(
            Say.count(rows.size()),
            rows.size() == 1 ? "playbook" : "playbooks",
            Say.count(began),
            began == 1 ? "run" : "runs");
  }

  private Row row(Playbook playbook, List<Runs.Group> groups) {
    PlaybookVerdicts.Found found = verdicts.of(playbook);
    return new Row(
        playbook,
        group(playbook, groups, false),
        group(playbook, groups, true),
        found.verdict().sentence(),
        ImpactPage.tone(found.verdict()),
        found.intervention());
  }

  private static Runs.Group group(Playbook playbook, List<Runs.Group> groups, boolean isHeldOut) {
    return groups.stream()
        .filter(it -> it.playbook().equals(playbook.slug()) && it.isHeldOut() == isHeldOut)
        .findFirst()
        .orElse(new Runs.Group(playbook.slug(), isHeldOut, 0, 0, 0, 0));
  }

  private void save(Context ctx, Visitor visitor) {
    String text = Optional.ofNullable(ctx.formParam("playbooks")).orElse("").replace("\r\n", "\n");
    try {
      plans.save(text, visitor.who());
      show(ctx, visitor, "They hold from now on.", text);
    } catch (UserError e) {
      ctx.status(422);
      show(ctx, visitor, String.valueOf(e.getMessage()), text);
    }
  }
}
