package dev.verve.insight.intervention;

import dev.verve.insight.impact.Evidence;
import dev.verve.insight.impact.Impact;
import dev.verve.insight.impact.Verdict;
import dev.verve.model.Intervention;
import dev.verve.model.Outcome;
import dev.verve.model.Target;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Judges an intervention once, as of its planned date.
 *
 * <p>Where chance decided who goes without, the arms are compared by Welch's test with CUPED on the
 * value of the day before the start. Where nobody was held out, units are compared over time by
 * difference-in-differences or a synthetic control, behind gates that look for bias: weaker
 * evidence. Before the planned date there is no verdict, because who looks until it pleases finds
 * effects that are none.
 */
public final class InterventionJudge {
  private final Ground ground;

  public InterventionJudge(Ground ground) {
    this.ground = ground;
  }

  /** The judgement. */
  public Judgement judge(Intervention intervention) {
    Optional<String> early = tooEarly(intervention);
    if (early.isPresent()) {
      return refused(intervention, early.get());
    }
    return intervention.isRandomised()
        ? new RandomisedJudge(ground, intervention).judge()
        : new PanelJudge(ground, intervention).judge();
  }

  /**
   * The judgement of one that people come into one by one. It may be asked for every day: the
   * interval holds at all looks together.
   */
  public Judgement judge(Intervention intervention, Entries entries) {
    return new StaggeredJudge(ground, intervention, entries).judge();
  }

  private Optional<String> tooEarly(Intervention intervention) {
    if (intervention.analysis().isAfter(ground.lastKnown())) {
      return Optional.of(
          "It is judged as of %s, and events are known up to %s."
              .formatted(intervention.analysis(), ground.lastKnown()));
    }
    if (intervention.dayBefore().isBefore(ground.span().first())) {
      return Optional.of(
          "It starts on %s, and events are known from %s on: nothing tells how it was before."
              .formatted(intervention.start(), ground.span().first()));
    }
    return outcome(intervention).flatMap(outcome -> open(outcome, intervention));
  }

  private Optional<Outcome> outcome(Intervention intervention) {
    return switch (intervention.metric().kind()) {
      case OUTCOME ->
          Optional.of(new Measures(ground).outcome(String.valueOf(intervention.metric().of())));
      case SCORE, POINTS -> Optional.empty();
    };
  }

  /** Why an outcome cannot be judged as of the analysis, where it cannot. */
  static Optional<String> open(Outcome outcome, Intervention intervention) {
    LocalDate closes = Measures.closes(outcome, intervention.dayBefore());
    return closes.isAfter(intervention.analysis())
        ? Optional.of(
            "The outcome %s closes on %s, after the analysis on %s."
                .formatted(outcome.name(), closes, intervention.analysis()))
        : Optional.empty();
  }

  static Judgement refused(Intervention intervention, String why) {
    Evidence evidence = intervention.isRandomised() ? Evidence.RANDOMISED : Evidence.WEAKER;
    String arm = List.copyOf(intervention.arms().keySet()).get(0);
    return new Judgement(
        intervention,
        Impact.refused(Verdict.INSUFFICIENT, arm, intervention.metric().words(), evidence, why),
        List.of());
  }

  /** Whether an intervention is for those who come while it runs. */
  static boolean isForNewcomers(Intervention intervention) {
    return intervention.target().arrival() == Target.Arrival.DURING;
  }
}
