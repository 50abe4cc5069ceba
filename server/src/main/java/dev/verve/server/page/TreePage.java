package dev.verve.server.page;

import dev.verve.chart.Digits;
import dev.verve.chart.Spark;
import dev.verve.insight.GrownTree;
import dev.verve.insight.Tree;
import dev.verve.insight.Tree.ActionPart;
import dev.verve.insight.Tree.BranchPart;
import dev.verve.model.ScoreModel;
import dev.verve.server.api.Head;
import dev.verve.server.live.Trees;
import dev.verve.server.store.Role;
import dev.verve.server.web.HttpProblem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Where the points come from, and whose they are. */
public final class TreePage {
  private static final int MONTH = 28;

  private final Pages pages;

  TreePage(Pages pages) {
    this.pages = pages;
  }

  /**
   * What the page shows.
   *
   * @param lead the answer in a sentence
   * @param from the date with which the points are compared
   * @param branches in the order of the model
   */
  public record View(
      Frame frame, String lead, LocalDate from, long population, List<Line> branches) {}

  /**
   * A branch or an action.
   *
   * @param slug its name
   * @param title as people read it
   * @param owner who is accountable; empty for actions
   * @param each points a user
   * @param share of all points
   * @param change of the points a user; not a number where it is unknown
   * @param bar points a user over the most of all branches, from 0 to 1
   * @param users how many have points by it; 0 for branches
   * @param spark the last four weeks as markup; empty where they are unknown
   * @param actions the actions of a branch
   */
  public record Line(
      String slug,
      String title,
      String owner,
      double each,
      double share,
      double change,
      double bar,
      long users,
      String spark,
      List<Line> actions) {}

  void register(RoutesConfig routes, Door door) {
    routes.get("/tree", door.page(Role.VIEWER, this::show));
  }

  private void show(Context ctx, Visitor visitor) {
    Head head = pages.head();
    Frame frame = pages.frame(ctx, visitor, Room.TREE, "Tree", head);
    GrownTree tree = tree(head, frame.segment().chosen());
    List<Line> branches = new Lines(tree).branches();
    pages.show(
        ctx,
        "tree",
        new View(
            frame,
            lead(tree.now(), head.model().model()),
            from(head),
            tree.now().population(),
            branches));
  }

  private static LocalDate from(Head head) {
    return head.asOf().minusDays(MONTH);
  }

  /** The tree of everybody, or of a segment. */
  GrownTree tree(Head head, String segment) {
    Trees trees = new Trees(pages.store(), head.model());
    Optional<LocalDate> from = Optional.of(from(head));
    return pages
        .recall()
        .of(
            head,
            "tree " + segment,
            GrownTree.class,
            () ->
                segment.isEmpty()
                    ? trees.whole(head.asOf(), from)
                    : segment(trees, head, from, segment));
  }

  private static GrownTree segment(
      Trees trees, Head head, Optional<LocalDate> from, String segment) {
    int equals = segment.indexOf('=');
    Optional<String> value = Optional.of(segment.substring(equals + 1));
    return trees.segments(head.asOf(), from, segment.substring(0, equals), value).values().stream()
        .findFirst()
        .orElseThrow(() -> HttpProblem.missing("nobody is in the segment " + segment));
  }

  private static String lead(Tree tree, ScoreModel model) {
    return tree.branches().stream()
        .filter(branch -> branch.points() > 0)
        .max(Comparator.comparingDouble(BranchPart::points))
        .map(
            branch ->
                "%s brings %s of all points; %s is accountable for it."
                    .formatted(
                        branch.branch().title(),
                        Digits.percent(branch.share()),
                        Optional.ofNullable(branch.branch().owner().accountable())
                            .orElse("nobody")))
        .orElse("No branch of %s brings points yet.".formatted(model.title()));
  }

  /** The lines of a tree. */
  private static final class Lines {
    private final GrownTree tree;
    private final double most;

    Lines(GrownTree tree) {
      this.tree = tree;
      this.most =
          tree.now().branches().stream()
              .mapToDouble(branch -> Math.abs(branch.points()))
              .max()
              .orElse(0);
    }

    List<Line> branches() {
      List<Line> lines = new ArrayList<>();
      for (int i = 0; i < tree.now().branches().size(); i++) {
        lines.add(branch(i, tree.now().branches().get(i)));
      }
      return lines;
    }

    private Line branch(int index, BranchPart part) {
      List<Line> actions = new ArrayList<>();
      for (int i = 0; i < part.actions().size(); i++) {
        actions.add(action(part.actions().get(i), tree.pointsBefore(index, i)));
      }
      List<Double> days = tree.days(index);
      String owner = part.branch().owner().accountable();
      return new Line(
          part.branch().slug(),
          part.branch().title(),
          owner == null ? "nobody" : owner,
          each(part.points()),
          part.share(),
          change(part.points(), tree.pointsBefore(index)),
          bar(part.points()),
          0,
          days.isEmpty() ? "" : Spark.of("Points earned a day, four weeks", days),
          actions);
    }

    private Line action(ActionPart part, Optional<Double> before) {
      String slug = part.action().action().slug();
      return new Line(
          slug,
          slug,
          "",
          each(part.points()),
          part.share(),
          change(part.points(), before),
          bar(part.points()),
          part.users(),
          "",
          List.of());
    }

    private double bar(double points) {
      return most == 0 ? 0 : Math.min(1, Math.abs(points) / most);
    }

    private double each(double points) {
      long users = tree.now().population();
      return users == 0 ? 0 : points / users;
    }

    private double change(double points, Optional<Double> before) {
      long then = tree.before().map(Tree::population).orElse(0L);
      return before.isEmpty() || then == 0 ? Double.NaN : each(points) - before.get() / then;
    }
  }
}
