package dev.verve.server.impact;

import dev.verve.insight.impact.Verdict;
import dev.verve.model.ImpactMetric;
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
 * @param entering how people come into it one by one; empty where it begins for all at once
 */
public record Registered(
    Intervention plan,
    String yaml,
    LiveModel model,
    Instant at,
    String by,
    Optional<KeptVerdict> verdict,
    Optional<Entering> entering) {

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
    if (entering.isPresent() && !today.isAfter(plan.analysis())) {
      return State.RUNNING;
    }
    if (verdict.isPresent()) {
      return State.JUDGED;
    }
    if (today.isBefore(plan.start())) {
      return State.PLANNED;
    }
    return today.isAfter(plan.analysis()) ? State.DUE : State.RUNNING;
  }

  /**
   * Whether it is to be judged: on its date, or every day anew where people come in one by one,
   * until the last of them has come to the check.
   */
  public boolean isDue(LocalDate today) {
    if (entering.isEmpty()) {
      return state(today) == State.DUE;
    }
    Optional<LocalDate> seen = verdict.map(kept -> day(kept.madeAt()));
    return seen.isEmpty() || (seen.get().isBefore(today) && !seen.get().isAfter(plan.analysis()));
  }

  /** What was found, where that says something: too few entries so far do not. */
  public Optional<KeptVerdict> judged() {
    return entering.isPresent()
        ? verdict.filter(kept -> kept.verdict() != Verdict.INSUFFICIENT)
        : verdict;
  }

  /** The effect on the score, where it was measured. */
  public Optional<EffectOn> onScore() {
    return verdict.flatMap(kept -> kept.of(ImpactMetric.SCORE.words()));
  }

  /** The effect on the points of its branch, where it has one and that was measured. */
  public Optional<EffectOn> onBranch() {
    String branch = plan.branch();
    return branch == null
        ? Optional.empty()
        : verdict.flatMap(kept -> kept.of(ImpactMetric.points(branch).words()));
  }

  /** The effect on the outcome that was tested beside the metric. */
  public Optional<EffectOn> onOutcome() {
    return verdict.flatMap(KeptVerdict::outcome);
  }

  /** What is hashed with an id to decide who goes without. */
  public String salt() {
    return entering.map(Entering::salt).orElse(plan.name());
  }

  private LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, model.model().timezone());
  }
}
