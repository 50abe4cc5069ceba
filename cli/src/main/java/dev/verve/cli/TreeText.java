package dev.verve.cli;

import dev.verve.insight.GrownTree;
import dev.verve.insight.Tree;
import dev.verve.insight.Tree.ActionPart;
import dev.verve.insight.Tree.BranchPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The metric tree as an indented table with bars. */
final class TreeText {
  private static final int WIDTH = 16;

  private TreeText() {}

  static List<String> lines(Tree tree) {
    return lines(new GrownTree(tree, Optional.empty(), Optional.empty()));
  }

  static List<String> lines(GrownTree grown) {
    Tree tree = grown.now();
    Table table = new Table().text("").number("points").number("a user");
    grown.before().ifPresent(before -> table.number("since " + before.asOf()));
    table.number("share").text("");
    grown.days().ifPresent(days -> table.text("last " + days.days().length() + " days"));
    table.text("");
    for (int b = 0; b < tree.branches().size(); b++) {
      BranchPart branch = tree.branches().get(b);
      String owner = branch.branch().owner().accountable();
      row(
          table,
          branch.branch().title(),
          branch.points(),
          grown.pointsBefore(b),
          branch.share(),
          spark(grown, grown.days(b)),
          tree,
          owner == null ? "no owner" : owner);
      for (int a = 0; a < branch.actions().size(); a++) {
        ActionPart action = branch.actions().get(a);
        row(
            table,
            "  " + action.action().action().slug(),
            action.points(),
            grown.pointsBefore(b, a),
            action.share(),
            spark(grown, grown.days(b, a)),
            tree,
            Numbers.count(action.users()) + (action.users() == 1 ? " user" : " users"));
      }
    }
    return table.lines();
  }

  private static void row(
      Table table,
      String name,
      double points,
      Optional<Double> before,
      double share,
      Optional<String> spark,
      Tree tree,
      String who) {
    List<String> cells = new ArrayList<>();
    cells.add(name);
    cells.add(Numbers.points(points));
    cells.add(average(points, tree));
    before.ifPresent(then -> cells.add(Numbers.change(points - then)));
    cells.add(Numbers.percent(share));
    cells.add(bar(share));
    spark.ifPresent(cells::add);
    cells.add(who);
    table.row(cells.toArray(String[]::new));
  }

  private static Optional<String> spark(GrownTree grown, List<Double> days) {
    return grown.days().map(series -> Spark.line(days));
  }

  private static String average(double points, Tree tree) {
    return tree.population() == 0
        ? "–"
        : String.format(Locale.ROOT, "%.2f", points / tree.population());
  }

  private static String bar(double share) {
    int length = (int) Math.round(Math.min(1, Math.abs(share)) * WIDTH);
    return (share < 0 ? "▒" : "█").repeat(length);
  }
}
