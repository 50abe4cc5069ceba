package dev.verve.insight;

import dev.verve.engine.Engine;
import dev.verve.engine.Row;
import dev.verve.engine.Scored;
import dev.verve.model.FittedScale;
import dev.verve.plan.ActionRow;
import dev.verve.plan.BoundModel;
import dev.verve.stats.MidpointSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The change of one displayed score between two dates, split exactly over the actions: each
 * action's change of points times the slope of the scale between the two raw values.
 *
 * @param before the explanation at the earlier date; empty where the entity was not there
 * @param after the explanation at the later date
 * @param parts the change by action; they sum to the change of the score to 1e-9
 */
public record ScoreChange(
    Optional<Explanation> before, Explanation after, List<ActionChange> parts) {

  /**
   * What an action changed.
   *
   * @param action the action
   * @param pointsBefore its points at the earlier date
   * @param pointsAfter its points at the later date
   * @param scoreChange its part of the change of the score: the sum of the next three
   * @param fresh what was done since brought
   * @param expired what left its window took
   * @param decayed what grew older took, other weights of the same acts included
   */
  public record ActionChange(
      ActionRow action,
      double pointsBefore,
      double pointsAfter,
      double scoreChange,
      double fresh,
      double expired,
      double decayed) {}

  /** What all actions since brought, in points of the score. */
  public double fresh() {
    return parts.stream().mapToDouble(ActionChange::fresh).sum();
  }

  /** What left its window took, in points of the score. */
  public double expired() {
    return parts.stream().mapToDouble(ActionChange::expired).sum();
  }

  /** What grew older took, in points of the score. */
  public double decayed() {
    return parts.stream().mapToDouble(ActionChange::decayed).sum();
  }

  /** The change between two scored dates; empty where the entity is not there at the later. */
  public static Optional<ScoreChange> between(
      Engine engine, BoundModel model, Scored earlier, Scored later, String id) {
    EntityHistory history = EntityHistory.read(engine, model, later.names(), id);
    Optional<Explanation> after = Explanation.of(engine, model, later, id, () -> history);
    if (after.isEmpty()) {
      return Optional.empty();
    }
    Optional<Explanation> before =
        Explanation.of(
            engine, model, earlier, id, () -> history.weighed(engine, earlier.names(), id));
    double[] from = points(engine, model, earlier, id);
    double[] to = points(engine, model, later, id);
    double rawBefore = before.map(Explanation::raw).orElse(0.0);
    FittedScale scale = later.fit().scale();
    double slope = MidpointSplit.slope(scale::score, scale::slope, rawBefore, after.get().raw());
    EntityHistory old = history.where(day -> !day.isAfter(earlier.asOf()));
    double[] left = old.stillCounting(later.asOf()).points(earlier.asOf());
    double[] held = old.points(earlier.asOf());
    double[] silent = old.points(later.asOf());
    List<ActionChange> parts = new ArrayList<>();
    for (ActionRow action : model.actions()) {
      double was = from[action.key()];
      double is = to[action.key()];
      if (was != 0 || is != 0) {
        double fresh = (is - silent[action.key()]) * slope;
        double expired = (left[action.key()] - held[action.key()]) * slope;
        double all = (is - was) * slope;
        parts.add(new ActionChange(action, was, is, all, fresh, expired, all - fresh - expired));
      }
    }
    return Optional.of(new ScoreChange(before, after.get(), parts));
  }

  private static double[] points(Engine engine, BoundModel model, Scored scored, String id) {
    double[] points = new double[model.actions().size()];
    for (Row row :
        engine.query(
            "select action_key, points from "
                + scored.names().point()
                + " where entity = "
                + engine.dialect().text(id))) {
      points[(int) row.whole("action_key")] += row.real("points");
    }
    return points;
  }
}
