package dev.verve.cli;

import dev.verve.insight.Tree;
import dev.verve.insight.Tree.ActionPart;
import dev.verve.insight.Tree.BranchPart;
import java.util.List;
import java.util.Locale;

/** The metric tree as an indented table with bars. */
final class TreeText {
  private static final int WIDTH = 24;

  private TreeText() {}

  static List<String> lines(Tree tree) {
    Table table =
        new Table().text("").number("points").number("a user").number("share").text("").text("");
    for (BranchPart branch : tree.branches()) {
      String owner = branch.branch().owner().accountable();
      table.row(
          branch.branch().title(),
          Numbers.points(branch.points()),
          average(branch.points(), tree),
          Numbers.percent(branch.share()),
          bar(branch.share()),
          owner == null ? "no owner" : owner);
      for (ActionPart action : branch.actions()) {
        table.row(
            "  " + action.action().action().slug(),
            Numbers.points(action.points()),
            average(action.points(), tree),
            Numbers.percent(action.share()),
            bar(action.share()),
            Numbers.count(action.users()) + " users");
      }
    }
    return table.lines();
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
