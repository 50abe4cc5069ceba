package dev.verve.insight;

import dev.verve.engine.Engine;
import dev.verve.engine.Scored;
import dev.verve.insight.ScoreChange.ActionChange;
import dev.verve.plan.BoundModel;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A fall of one score with what brought it down the most.
 *
 * @param drop the fall
 * @param reason the action with the largest loss; empty where none lost points
 */
public record Fall(Drop drop, Optional<ActionChange> reason) {

  /** The largest falls, the largest first. */
  public static List<Fall> largest(
      Engine engine, BoundModel model, Scored before, Scored after, int most) {
    return Drop.largest(engine, model, before, after, most).stream()
        .map(drop -> new Fall(drop, reason(engine, model, before, after, drop.id())))
        .toList();
  }

  private static Optional<ActionChange> reason(
      Engine engine, BoundModel model, Scored before, Scored after, String id) {
    return ScoreChange.between(engine, model, before, after, id)
        .flatMap(
            change ->
                change.parts().stream()
                    .filter(part -> part.scoreChange() < 0)
                    .min(Comparator.comparingDouble(ActionChange::scoreChange)));
  }
}
