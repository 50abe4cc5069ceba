package dev.verve.answer;

import dev.verve.insight.Tree;
import dev.verve.model.Owner;

/** The metric tree as fields. */
public final class TreeFields {
  private TreeFields() {}

  /** The tree of a date. */
  public static void write(Fields json, Tree tree) {
    json.text("as_of", tree.asOf());
    json.count("population", tree.population());
    json.number("points", tree.points());
    json.list(
        "branches", list -> tree.branches().forEach(b -> list.object(branch -> branch(branch, b))));
  }

  private static void branch(Fields json, Tree.BranchPart part) {
    json.text("branch", part.branch().slug());
    json.text("title", part.branch().title());
    Owner owner = part.branch().owner();
    json.object(
        "owner",
        raci -> {
          raci.text("accountable", owner.accountable());
          raci.texts("responsible", owner.responsible());
          raci.texts("consulted", owner.consulted());
          raci.texts("informed", owner.informed());
        });
    json.number("points", part.points());
    json.number("share", part.share());
    json.list(
        "actions",
        list ->
            part.actions()
                .forEach(
                    a ->
                        list.object(
                            action -> {
                              action.text("action", a.action().action().slug());
                              action.number("points", a.points());
                              action.number("share", a.share());
                              action.count("users", a.users());
                            })));
  }
}
