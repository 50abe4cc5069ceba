package dev.verve.insight.intervention;

import dev.verve.engine.ScoreRun;
import dev.verve.model.Condition;
import dev.verve.model.Condition.Operator;
import dev.verve.model.Intervention;
import dev.verve.model.Target;
import dev.verve.plan.Trait;
import dev.verve.sql.InterventionSql;
import dev.verve.sql.Names;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A segment that was treated as a whole, such as one country, among the other values of its trait.
 *
 * @param trait the trait
 * @param value the treated value
 */
record WholeSegment(Trait trait, String value) {
  private static final int LEAST_USERS = 30;
  private static final int LEAST_VALUES = 21;
  private static final Names LOOK = new Names("_look");

  /** The segment of an intervention, where it is one, and enough others are there to mix. */
  static Optional<WholeSegment> of(Ground ground, Intervention intervention) {
    Target target = intervention.target();
    boolean alone = target.users().isEmpty() && target.rule() == null;
    if (!alone
        || !(target.segment() instanceof Condition.Test test)
        || test.operator() != Operator.IN
        || test.values().size() != 1
        || !(test.values().get(0) instanceof String value)) {
      return Optional.empty();
    }
    Trait trait = ground.traits(List.of(test.property())).get(test.property());
    return trait != null && values(ground, intervention, trait) >= LEAST_VALUES
        ? Optional.of(new WholeSegment(trait, value))
        : Optional.empty();
  }

  private static long values(Ground ground, Intervention intervention, Trait trait) {
    LocalDate eve = intervention.dayBefore();
    ScoreRun run = ground.run().get().prepare(eve);
    Names names = run.at(eve, LOOK).names();
    InterventionSql sql = new InterventionSql(ground.model(), ground.engine().dialect());
    String period = sql.segment(names, Measures.score(names), "''", trait, "", eve, LEAST_USERS);
    return ground.engine().query("select count(*) as n from (" + period + ") p").get(0).whole("n");
  }

  String period(InterventionSql sql, Names names, String values, String period, LocalDate asOf) {
    return sql.segment(names, values, period, trait, value, asOf, LEAST_USERS);
  }
}
