package dev.verve.insight.diagnosis;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The difference of two averages, exactly over actions, branches and the scale: two dates of one
 * model, or two models at one date.
 *
 * @param actions the part of each action, by its key
 * @param branches the part of each branch, by its key
 * @param scale the part of a change of the scale
 */
record PairSplit(Map<Integer, Shift> actions, Map<Integer, Shift> branches, Shift scale) {
  private static final Shift NOTHING = new Shift(0, 0);

  Shift action(int key) {
    return actions.getOrDefault(key, NOTHING);
  }

  Shift branch(int key) {
    return branches.getOrDefault(key, NOTHING);
  }

  /** The mean of two splits. */
  PairSplit middle(PairSplit other) {
    return new PairSplit(
        middle(actions, other.actions),
        middle(branches, other.branches),
        scale.middle(other.scale));
  }

  private static Map<Integer, Shift> middle(Map<Integer, Shift> one, Map<Integer, Shift> other) {
    Set<Integer> keys = new HashSet<>(one.keySet());
    keys.addAll(other.keySet());
    Map<Integer, Shift> middle = new HashMap<>();
    for (Integer key : keys) {
      Shift first = one.getOrDefault(key, NOTHING);
      middle.put(key, first.middle(other.getOrDefault(key, NOTHING)));
    }
    return middle;
  }
}
