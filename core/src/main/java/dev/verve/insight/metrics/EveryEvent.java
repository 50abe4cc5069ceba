package dev.verve.insight.metrics;

import dev.verve.model.Action;
import dev.verve.model.Bands;
import dev.verve.model.Branch;
import dev.verve.model.Curve;
import dev.verve.model.Decay;
import dev.verve.model.Entity;
import dev.verve.model.EventRoles;
import dev.verve.model.Measure;
import dev.verve.model.Owner;
import dev.verve.model.Scale;
import dev.verve.model.ScoreModel;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Stands in for a score model where there is none: every event is an action of weight 1, but those
 * that tell of a mere visit.
 */
public final class EveryEvent {
  private EveryEvent() {}

  /**
   * The stand-in for events of these names.
   *
   * @param names at least one
   */
  public static ScoreModel model(Collection<String> names, EventRoles roles, ZoneId zone) {
    Set<String> visits = roles.visits();
    List<String> meaningful = names.stream().filter(name -> !visits.contains(name)).toList();
    List<Action> actions =
        (meaningful.isEmpty() ? List.copyOf(names) : meaningful)
            .stream().map(EveryEvent::action).toList();
    return new ScoreModel(
        "every-event",
        "Every event",
        Entity.USER,
        MetricPeriod.MONTH.days(),
        Decay.NONE,
        zone,
        List.of(new Branch("events", "Events", Owner.NOBODY, null, actions)),
        Scale.DEFAULT,
        Bands.DEFAULT,
        0,
        List.of(),
        List.of(),
        null,
        null,
        List.of());
  }

  private static Action action(String name) {
    return new Action(
        name, List.of(name), null, Measure.COUNT, 1, null, null, Curve.LINEAR, null, null);
  }
}
