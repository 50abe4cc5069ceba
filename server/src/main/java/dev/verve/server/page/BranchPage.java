package dev.verve.server.page;

import dev.verve.model.Branch;
import dev.verve.model.ScoreModel;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.server.api.Head;
import dev.verve.server.api.Subject;
import dev.verve.server.live.Models;
import dev.verve.server.live.TraitMatch;
import dev.verve.server.live.Version;
import dev.verve.server.store.Role;
import dev.verve.server.store.Sql;
import dev.verve.server.web.HttpProblem;
import dev.verve.yaml.YamlEdit;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One branch: who answers for it, and to whom it brings most. */
public final class BranchPage {
  private static final int MOST = 50;

  private final Pages pages;

  BranchPage(Pages pages) {
    this.pages = pages;
  }

  /**
   * What the page shows.
   *
   * @param users those to whom it brings most, the most first
   * @param isEditable whether the owners can be changed in the model's text
   */
  public record View(
      Frame frame,
      String lead,
      Branch branch,
      List<Bearer> users,
      ScoreModel model,
      boolean isEditable) {

    /** The names of a list, as a form shows them. */
    public static String joined(List<String> names) {
      return String.join(", ", names);
    }

    /** Who is accountable; empty for nobody. */
    public String accountable() {
      return Optional.ofNullable(branch.owner().accountable()).orElse("");
    }
  }

  /**
   * Somebody with points of a branch.
   *
   * @param points of the branch
   */
  public record Bearer(String id, double points, double score, String band) {}

  void register(RoutesConfig routes, Door door) {
    routes.get("/tree/{branch}", door.page(Role.VIEWER, this::show));
    routes.post("/tree/{branch}/owner", door.form(Role.EDITOR, this::own));
  }

  private void show(Context ctx, Visitor visitor) {
    Head head = pages.head();
    Branch branch = branch(ctx, head);
    Optional<TraitMatch> match = Segment.match(ctx);
    List<Bearer> users = pages.store().read(c -> bearers(c, head, branch.slug(), match));
    Frame frame = pages.frame(ctx, visitor, Room.TREE, branch.title(), head);
    String those = head.model().model().entity().word() + "s";
    String lead =
        users.isEmpty()
            ? "%s brings nobody points on this date.".formatted(branch.title())
            : "%s brings most to these %d %s.".formatted(branch.title(), users.size(), those);
    boolean isEditable = YamlEdit.of(head.model().yaml()).isMapping(List.of("tree", branch.slug()));
    pages.show(
        ctx, "branch", new View(frame, lead, branch, users, head.model().model(), isEditable));
  }

  private static Branch branch(Context ctx, Head head) {
    String slug = ctx.pathParam("branch");
    return head.model().model().branches().stream()
        .filter(branch -> branch.slug().equals(slug))
        .findFirst()
        .orElseThrow(() -> HttpProblem.missing("the model has no branch " + slug));
  }

  private static List<Bearer> bearers(
      Connection connection, Head head, String branch, Optional<TraitMatch> match)
      throws SQLException {
    Subject subject = Subject.of(Subject.Kind.USERS, head.model());
    String among =
        match.isEmpty() ? "" : " and p.person in (" + subject.among(connection, match.get()) + ")";
    List<Bearer> bearers = new ArrayList<>();
    new Sql(connection)
        .each(
            """
            select s.id, p.points, s.score, s.band
            from (
              select p.person as entity, sum(p.points) as points
              from point_now p
              join action_of o on o.version_key = p.version_key and o.action_key = p.action_key
              where p.version_key = (select version_key from live) and o.branch = ?%s
              group by p.person
              order by abs(sum(p.points)) desc
              limit %d
            ) p
            join (%s) s on s.entity = p.entity
            order by abs(p.points) desc, s.id"""
                .formatted(among, MOST, subject.current()),
            row ->
                bearers.add(
                    new Bearer(
                        row.getString(1), row.getDouble(2), row.getDouble(3), row.getString(4))),
            branch);
    return bearers;
  }

  /** Writes the owners into the model's text and keeps that as a draft, to be looked at first. */
  private void own(Context ctx, Visitor visitor) {
    Head head = pages.head();
    Branch branch = branch(ctx, head);
    String yaml =
        YamlEdit.of(head.model().yaml())
            .put(List.of("tree", branch.slug()), "owner", owner(ctx))
            .text();
    if (yaml.equals(head.model().yaml())) {
      throw UserError.of(
          Place.option(branch.slug()), "the owners are what they were", "Change one of them.");
    }
    Version draft =
        new Models(pages.store()).draft(yaml, null, visitor.who(), "owners of " + branch.title());
    ctx.status(303).header("Location", "/model/" + draft.version());
  }

  private static String owner(Context ctx) {
    List<String> fields = new ArrayList<>();
    String accountable = Optional.ofNullable(ctx.formParam("accountable")).orElse("").strip();
    if (!accountable.isEmpty()) {
      fields.add("accountable: " + quoted(accountable));
    }
    for (String duty : List.of("responsible", "consulted", "informed")) {
      List<String> names =
          Arrays.stream(Optional.ofNullable(ctx.formParam(duty)).orElse("").split(",", -1))
              .map(String::strip)
              .filter(name -> !name.isEmpty())
              .toList();
      if (!names.isEmpty()) {
        fields.add(
            duty
                + ": ["
                + names.stream().map(BranchPage::quoted).collect(Collectors.joining(", "))
                + "]");
      }
    }
    return "{" + String.join(", ", fields) + "}";
  }

  /** A plain word where it is one, else in quotes. */
  private static String quoted(String text) {
    return text.matches("[A-Za-z][A-Za-z0-9_-]*")
        ? text
        : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
