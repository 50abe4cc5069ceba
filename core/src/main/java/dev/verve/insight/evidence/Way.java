package dev.verve.insight.evidence;

import dev.verve.model.Action;
import dev.verve.model.Curve;
import dev.verve.plan.ActionRow;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A way to read what users did: how days count, and the curve of each action.
 *
 * @param counting how days count
 * @param curves one an action
 */
record Way(Counting counting, List<Curve> curves) {
  Way {
    curves = List.copyOf(curves);
  }

  /** The curves to try: as they are, and each of the plain ones; knots that a user drew stay. */
  static Set<List<Curve>> curves(List<ActionRow> actions) {
    Set<List<Curve>> tried = new LinkedHashSet<>();
    List<Curve> own = actions.stream().map(ActionRow::action).map(Action::curve).toList();
    tried.add(own);
    for (Curve curve : List.of(Curve.LINEAR, Curve.SQRT, Curve.LOG)) {
      tried.add(own.stream().map(it -> it.knots().isEmpty() ? curve : it).toList());
    }
    return tried;
  }
}
