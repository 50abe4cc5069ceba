package dev.verve.report;

import dev.verve.chart.Digits;
import dev.verve.chart.Section;
import dev.verve.chart.TreeBars;
import dev.verve.insight.Tree;
import dev.verve.insight.Tree.ActionPart;
import dev.verve.insight.Tree.BranchPart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the points come from, and whose they are. */
final class TreeSection {
  private final Tree tree;
  private final long usersBefore;
  private final Map<String, Double> before = new HashMap<>();

  private TreeSection(Tree tree, Tree earlier) {
    this.tree = tree;
    this.usersBefore = earlier.population();
    for (BranchPart branch : earlier.branches()) {
      before.put(branch.branch().slug(), branch.points());
      branch.actions().forEach(action -> before.put(action.action().path(), action.points()));
    }
  }

  static Section of(Answers answers) {
    TreeSection section = new TreeSection(answers.tree(), answers.treeBefore());
    return new Section("Where points come from")
        .say("Points of all actions sum to the raw score, and branches are the sums of theirs.")
        .show(
            TreeBars.of(
                section.title(),
                "since " + Days.words(answers.movement().from()),
                section.rows(answers.those())));
  }

  private String title() {
    return tree.branches().stream()
        .filter(branch -> branch.points() > 0)
        .max(Comparator.comparingDouble(BranchPart::points))
        .map(
            branch ->
                "%s brings %s of all points"
                    .formatted(branch.branch().title(), Digits.percent(branch.share())))
        .orElse("No branch brings points yet");
  }

  private List<TreeBars.Row> rows(String those) {
    List<TreeBars.Row> rows = new ArrayList<>();
    for (BranchPart branch : tree.branches()) {
      String owner = branch.branch().owner().accountable();
      rows.add(
          new TreeBars.Row(
              0,
              branch.branch().title(),
              owner == null ? "no owner" : owner,
              branch.points(),
              each(branch.points()),
              branch.share(),
              change(branch.branch().slug(), branch.points())));
      branch.actions().forEach(action -> rows.add(row(action, those)));
    }
    return rows;
  }

  private TreeBars.Row row(ActionPart action, String those) {
    return new TreeBars.Row(
        1,
        action.action().action().slug(),
        Digits.count(action.users()) + " " + those,
        action.points(),
        each(action.points()),
        action.share(),
        change(action.action().path(), action.points()));
  }

  private double each(double points) {
    return tree.population() == 0 ? Double.NaN : points / tree.population();
  }

  private double change(String path, double points) {
    return tree.population() == 0 || usersBefore == 0
        ? Double.NaN
        : each(points) - before.getOrDefault(path, 0.0) / usersBefore;
  }
}
