package dev.verve.insight.diagnosis;

import dev.verve.plan.ActionRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The change over actions and branches.
 *
 * @param keys what the keys of both splits mean
 * @param users what users changed
 * @param edits what we changed; empty where one model stood at both dates
 */
record Splits(PartKeys keys, PairSplit users, Optional<PairSplit> edits) {

  List<ActionEffect> actions() {
    List<ActionRow> actions = keys.actions();
    List<ActionEffect> effects = new ArrayList<>();
    for (int key = 0; key < actions.size(); key++) {
      int own = key;
      Shift count = users.action(key);
      double weight = edits.map(split -> split.action(own).value()).orElse(0.0);
      effects.add(new ActionEffect(actions.get(key), count.value(), weight, count.effect()));
    }
    return effects;
  }

  List<BranchEffect> branches() {
    List<BranchEffect> effects = new ArrayList<>();
    for (int key = 0; key < keys.branches().size(); key++) {
      int own = key;
      Shift count = users.branch(key);
      double weight = edits.map(split -> split.branch(own).value()).orElse(0.0);
      effects.add(
          new BranchEffect(keys.branches().get(key), count.value(), weight, count.effect()));
    }
    return effects;
  }

  Optional<Edits> editTotals() {
    return edits.map(
        split ->
            new Edits(
                split.actions().values().stream().mapToDouble(Shift::value).sum(),
                split.scale().value()));
  }
}
