package dev.verve.server.impact;

import dev.verve.model.Intervention;
import dev.verve.server.live.LiveModel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An intervention as the server holds it.
 *
 * @param plan what was planned, with what was noted of cost and learning since
 * @param yaml the plan's text
 * @param model the model that stood when it was registered, by whose scores it is judged
 * @param at when it was registered
 * @param by by whom
 * @param verdict what was found last; empty before the first judgement
 */
public record Registered(
    Intervention plan,
    String yaml,
    LiveModel model,
    Instant at,
    String by,
    Optional<KeptVerdict> verdict) {

  /** Where an intervention stands. */
  public enum State {
    /** It has not begun. */
    PLANNED,
    /** It runs, or waits for its analysis. */
    RUNNING,
    /** Its date has come; the judgement is on its way. */
    DUE,
    /** It was judged. */
    JUDGED
  }

  /** Where it stands on a day. */
  public State state(LocalDate today) {
    if (verdict.isPresent()) {
      return State.JUDGED;
    }
    if (today.isBefore(plan.start())) {
      return State.PLANNED;
    }
    return today.isAfter(plan.analysis()) ? State.DUE : State.RUNNING;
  }
}
