package dev.verve.cli;

import dev.verve.insight.Tree;
import dev.verve.model.Owner;

/** The metric tree in JSON. */
final class TreeJson {
  private TreeJson() {}

  static void write(Json json, Job job, Tree tree) {
    json.text("model", job.model().name());
    json.text("version", job.file().version());
    json.text("as_of", tree.asOf());
    json.count("population", tree.population());
    json.number("points", tree.points());
    json.list(
        "branches", list -> tree.branches().forEach(b -> list.object(branch -> branch(branch, b))));
    json.texts("warnings", job.warnings());
  }

  private static void branch(Json json, Tree.BranchPart part) {
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
