package dev.verve.insight.intervention;

import dev.verve.insight.evidence.OutcomeLog;
import dev.verve.model.ImpactMetric;
import dev.verve.model.Outcome;
import dev.verve.sql.InterventionSql;
import dev.verve.sql.Names;
import java.time.LocalDate;

/** Queries of {@code entity} and {@code y}: what is measured of everybody on a scored date. */
final class Measures {
  private final Ground ground;
  private final InterventionSql sql;

  Measures(Ground ground) {
    this.ground = ground;
    this.sql = new InterventionSql(ground.model(), ground.engine().dialect());
  }

  /** The displayed score. */
  static String score(Names names) {
    return "select entity, score as y from " + names.score();
  }

  /** A metric that every date has: of an outcome, which has none, the score. */
  String daily(ImpactMetric metric, Names names) {
    return metric.kind() == ImpactMetric.Kind.POINTS
        ? points(String.valueOf(metric.of()), names)
        : score(names);
  }

  /** The raw points of a branch, 0 for those who are there and have none. */
  String points(String branch, Names names) {
    return "select s.entity, coalesce(p.points, 0) as y from %s s left join (%s) p on p.entity = s.entity"
        .formatted(names.score(), sql.branch(names, branch));
  }

  /** An outcome of the model by its name. */
  Outcome outcome(String name) {
    return ground.model().model().outcomes().stream()
        .filter(outcome -> outcome.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no outcome " + name));
  }

  /** The last day on which an outcome that is counted from a day can still come true. */
  static LocalDate closes(Outcome outcome, LocalDate dayBefore) {
    return dayBefore.plusDays(outcome.days());
  }

  /** Whether an outcome came true of all members, counted from a day; after a run was prepared. */
  String happened(Outcome outcome, LocalDate dayBefore) {
    return "select entity, happened as y from (%s) happened_to"
        .formatted(happenedAfter(outcome, ground.engine().dialect().date(dayBefore)));
  }

  /**
   * The same counted from each member's own day, of those for whom it has closed by a day.
   *
   * @param lastKnown the last day of which it is known
   */
  String happenedToEach(Outcome outcome, LocalDate lastKnown) {
    LocalDate last = lastKnown.minusDays(outcome.days());
    return sql.closed(happenedAfter(outcome, "m.day"), last);
  }

  private String happenedAfter(Outcome outcome, String day) {
    OutcomeLog log = OutcomeLog.inEvents(outcome, ground.span());
    ground.engine().table("outcome_day", log.days(ground.model(), ground.engine().dialect()));
    String age = ground.engine().dialect().daysBetween(day, "o.day");
    return sql.outcome(log.happened(age), log.stayed(age));
  }
}
