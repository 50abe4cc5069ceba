package dev.verve.insight.intervention;

import dev.verve.engine.ScoreRun;
import dev.verve.engine.Scored;
import dev.verve.model.Condition;
import dev.verve.model.Intervention;
import dev.verve.model.Target;
import dev.verve.plan.Trait;
import dev.verve.sql.Bounds;
import dev.verve.sql.InterventionSql;
import dev.verve.sql.Names;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Whom an intervention is for, in relation {@code trial_member} (entity, id, arm). Those of before
 * are chosen as of the day before the start, so that nothing which the intervention did decides who
 * belongs to it.
 */
final class Members {
  private static final Names CHOSEN = new Names("_chosen");

  private final Ground ground;
  private final InterventionSql sql;

  Members(Ground ground) {
    this.ground = ground;
    this.sql = new InterventionSql(ground.model(), ground.engine().dialect());
  }

  /** Makes the relation from a run's scores of the day before the start. */
  void of(Intervention intervention, Scored before) {
    make(intervention, before.names().score(), before.asOf());
  }

  /** Makes the relation of newcomers up to the end, or to what is known of it. */
  void newcomers(Intervention intervention) {
    LocalDate last =
        intervention.end().isBefore(ground.lastKnown()) ? intervention.end() : ground.lastKnown();
    Bounds days = new Bounds(intervention.start(), last);
    ground.engine().table("trial_there", sql.newcomers(days, ground.span().first()));
    make(intervention, "trial_there", last);
  }

  private void make(Intervention intervention, String there, LocalDate asOf) {
    Condition segment = intervention.target().segment();
    Map<String, Trait> traits = ground.traits(segment == null ? List.of() : segment.properties());
    ground
        .engine()
        .table("trial_member", sql.member(intervention, there, asOf, ground.ids(), traits));
  }

  /**
   * Makes the relation as far as it is known today: for an intervention that has not begun, those
   * who would be chosen if it began tomorrow.
   */
  void asOfToday(Intervention intervention) {
    boolean newcomers = intervention.target().arrival() == Target.Arrival.DURING;
    if (newcomers && !intervention.start().isAfter(ground.lastKnown())) {
      newcomers(intervention);
      return;
    }
    LocalDate day =
        intervention.dayBefore().isAfter(ground.lastKnown())
            ? ground.lastKnown()
            : intervention.dayBefore();
    ScoreRun run = ground.run().get().prepare(day);
    of(intervention, run.at(day, CHOSEN));
  }
}
