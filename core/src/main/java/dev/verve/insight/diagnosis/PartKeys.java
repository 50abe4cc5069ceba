package dev.verve.insight.diagnosis;

import dev.verve.engine.SmallTable;
import dev.verve.engine.SmallTable.Type;
import dev.verve.model.Branch;
import dev.verve.plan.ActionRow;
import dev.verve.plan.BoundModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One key for every action and branch of two models, those of the later model first. */
final class PartKeys {
  private final Map<String, Branch> branches = new LinkedHashMap<>();
  private final Map<String, ActionRow> actions = new LinkedHashMap<>();
  private final List<String> branchNames;
  private final List<String> paths;

  PartKeys(BoundModel model, Optional<BoundModel> before) {
    add(model);
    before.ifPresent(this::add);
    branchNames = List.copyOf(branches.keySet());
    paths = List.copyOf(actions.keySet());
  }

  private void add(BoundModel model) {
    model.model().branches().forEach(branch -> branches.putIfAbsent(branch.slug(), branch));
    model.actions().forEach(action -> actions.putIfAbsent(action.path(), action));
  }

  List<ActionRow> actions() {
    return List.copyOf(actions.values());
  }

  List<Branch> branches() {
    return List.copyOf(branches.values());
  }

  int branchKey(ActionRow action) {
    return branchNames.indexOf(action.branch());
  }

  /** Which branch each action belongs to. */
  SmallTable table() {
    List<List<Object>> rows = new ArrayList<>();
    actions.values().forEach(a -> rows.add(List.of(paths.indexOf(a.path()), branchKey(a))));
    return SmallTable.named("diagnosis_action")
        .with("action_key", Type.INTEGER)
        .with("branch_key", Type.INTEGER)
        .withRows(List.copyOf(rows));
  }

  /** The key here of each action of a model. */
  SmallTable table(BoundModel model) {
    List<List<Object>> rows = new ArrayList<>();
    model.actions().forEach(a -> rows.add(List.of(a.key(), paths.indexOf(a.path()))));
    return SmallTable.named("diagnosis_key")
        .with("old_key", Type.INTEGER)
        .with("action_key", Type.INTEGER)
        .withRows(List.copyOf(rows));
  }
}
