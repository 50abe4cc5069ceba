package dev.verve.server.live;

import dev.verve.model.Curve;
import dev.verve.model.Decay;
import dev.verve.plan.ActionRow;
import dev.verve.plan.BoundModel;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What a night does to those of whom nothing begins or ends to count with the new day. Without
 * decay they stay as they are. Where all actions share one half-life and points grow straight with
 * amounts, every point loses the same share, so that raw points are multiplied by one factor. All
 * other models score everybody anew from the days of the window.
 */
final class Overnight {
  private Overnight() {}

  /** What each point is worth the day after; empty where points do not lose alike. */
  static OptionalDouble factor(BoundModel model) {
    Set<Decay> decays = new HashSet<>();
    for (ActionRow action : model.actions()) {
      decays.add(action.decay());
    }
    if (decays.equals(Set.of(Decay.NONE))) {
      return OptionalDouble.of(1);
    }
    if (decays.size() > 1 || model.capsBranches() || !isStraight(model.actions())) {
      return OptionalDouble.empty();
    }
    Decay decay = decays.iterator().next();
    return decay.kind() == Decay.Kind.HALF_LIFE
        ? OptionalDouble.of(decay.weight(1))
        : OptionalDouble.empty();
  }

  private static boolean isStraight(List<ActionRow> actions) {
    return actions.stream()
        .allMatch(a -> a.max() == null && a.action().curve().form() == Curve.Form.LINEAR);
  }
}
