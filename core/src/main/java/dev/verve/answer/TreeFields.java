package dev.verve.answer;

import dev.verve.insight.GrownTree;
import dev.verve.insight.Tree;
import dev.verve.model.Owner;
import java.util.List;
import java.util.Optional;

/** The metric tree as fields. */
public final class TreeFields {
  private final Fields json;
  private final GrownTree tree;

  /** Writes into these fields. */
  public TreeFields(Fields json, GrownTree tree) {
    this.json = json;
    this.tree = tree;
  }

  /** The tree; with an earlier date also the change, with the last days also those. */
  public void write() {
    Tree now = tree.now();
    json.text("as_of", now.asOf());
    tree.before().ifPresent(before -> json.text("from", before.asOf()));
    json.count("population", now.population());
    json.number("points", now.points());
    change(json, now.points(), tree.before().map(Tree::points));
    json.list(
        "branches",
        list -> {
          for (int i = 0; i < now.branches().size(); i++) {
            int branch = i;
            list.object(fields -> branch(fields, branch));
          }
        });
  }

  private static void change(Fields fields, double now, Optional<Double> before) {
    before.ifPresent(
        then -> fields.number("points_from", then).number("points_change", now - then));
  }

  private void branch(Fields fields, int index) {
    Tree.BranchPart part = tree.now().branches().get(index);
    fields.text("branch", part.branch().slug());
    fields.text("title", part.branch().title());
    Owner owner = part.branch().owner();
    fields.object(
        "owner",
        raci -> {
          raci.text("accountable", owner.accountable());
          raci.texts("responsible", owner.responsible());
          raci.texts("consulted", owner.consulted());
          raci.texts("informed", owner.informed());
        });
    fields.number("points", part.points());
    fields.number("share", part.share());
    change(fields, part.points(), tree.pointsBefore(index));
    if (tree.days().isPresent()) {
      fields.numbers("daily", tree.days(index));
    }
    List<Tree.ActionPart> actions = part.actions();
    fields.list(
        "actions",
        list -> {
          for (int i = 0; i < actions.size(); i++) {
            int action = i;
            list.object(
                one -> {
                  action(one, actions.get(action), tree.pointsBefore(index, action));
                  if (tree.days().isPresent()) {
                    one.numbers("daily", tree.days(index, action));
                  }
                });
          }
        });
  }

  private static void action(Fields fields, Tree.ActionPart part, Optional<Double> before) {
    fields.text("action", part.action().action().slug());
    fields.number("points", part.points());
    fields.number("share", part.share());
    fields.count("users", part.users());
    change(fields, part.points(), before);
  }
}
