package dev.verve.insight.evidence;

import dev.verve.engine.EventSpan;
import dev.verve.model.Outcome;
import dev.verve.plan.BoundModel;
import dev.verve.sql.Dialect;
import dev.verve.sql.OutcomeSql;
import java.time.LocalDate;
import java.util.Optional;

/**
 * On which days an outcome happened to whom: in the events, or in a table of its own.
 *
 * @param outcome what decides it
 * @param given a query of {@code entity} and {@code day}; empty where the events tell
 * @param lastKnown the last day of which it is known whether it happened
 */
public record OutcomeLog(Outcome outcome, Optional<String> given, LocalDate lastKnown) {

  /** As the events tell it. */
  public static OutcomeLog inEvents(Outcome outcome, EventSpan span) {
    return new OutcomeLog(outcome, Optional.empty(), span.last());
  }

  /** The query of {@code entity} and {@code day}, of some days twice, after a run was prepared. */
  public String days(BoundModel model, Dialect dialect) {
    if (given.isPresent()) {
      return given.get();
    }
    if (outcome.kind() == Outcome.Kind.RETAINED) {
      String amounts = "select entity, day from activity";
      String items = "select entity, day from activity_item";
      if (!model.countsDistinct()) {
        return amounts;
      }
      return model.countsAmounts() ? amounts + "\nunion all\n" + items : items;
    }
    return new OutcomeSql(model, dialect).days(String.valueOf(outcome.event()));
  }

  /** Whether the good outcome came true by a day, with the days read as {@code o}. */
  public String happened(String age) {
    String within =
        "count(case when %1$s > 0 and %1$s <= %2$d then 1 end)".formatted(age, outcome.days());
    return within + (isLoss() ? " = 0" : " > 0");
  }

  /** Whether the good outcome came true for whom the log tells no day that matters. */
  String happensWithout() {
    return String.valueOf(isLoss());
  }

  /** Which days decide: those of the outcome, and of a loss those before it too. */
  String matters(String age) {
    String closed = "%s <= %d".formatted(age, outcome.days());
    return isLoss() ? closed : "%s > 0 and %s".formatted(age, closed);
  }

  /** Whether a user was still there, for whom the outcome was open. */
  public String stayed(String age) {
    return isLoss() ? "count(case when %s <= 0 then 1 end) = 0".formatted(age) : "true";
  }

  private boolean isLoss() {
    return outcome.kind() == Outcome.Kind.LOST_EVENT;
  }
}
