package dev.verve.insight.intervention;

import dev.verve.engine.ScoreRun;
import dev.verve.engine.Scored;
import dev.verve.insight.impact.MetricSums;
import dev.verve.insight.impact.TrialPlan;
import dev.verve.insight.impact.TrialTable;
import dev.verve.insight.intervention.PowerAnswer.Horizon;
import dev.verve.model.ImpactMetric;
import dev.verve.model.Intervention;
import dev.verve.model.Outcome;
import dev.verve.model.Target;
import dev.verve.sql.InterventionSql;
import dev.verve.sql.Names;
import dev.verve.stats.Conclusion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells what an intervention could show before it is started: the same users are taken, the same
 * days before the last date, and the same value of their eve, with nobody treated. Their spread is
 * what an effect would have to stand out from.
 */
public final class InterventionPower {
  private static final Names BEFORE = new Names("_before");
  private static final Names AFTER = new Names("_after");

  private final Ground ground;
  private final Measures measures;
  private final InterventionSql sql;

  public InterventionPower(Ground ground) {
    this.ground = ground;
    this.measures = new Measures(ground);
    this.sql = new InterventionSql(ground.model(), ground.engine().dialect());
  }

  /** The answer. */
  public PowerAnswer answer(PowerQuestion question) {
    LocalDate asOf =
        ground.span().last().isBefore(ground.lastKnown())
            ? ground.span().last()
            : ground.lastKnown();
    List<Horizon> horizons = new ArrayList<>();
    for (int days : question.days()) {
      horizons.add(horizon(question, asOf, days));
    }
    return new PowerAnswer(question, asOf, horizons);
  }

  private Horizon horizon(PowerQuestion question, LocalDate asOf, int days) {
    LocalDate eve = asOf.minusDays(days);
    if (eve.isBefore(ground.span().first())) {
      return new Horizon(
          days,
          question.users().orElse(0),
          Conclusion.refused(
              "The events cover %d days, fewer than %d."
                  .formatted(ground.span().days(), days + 1)));
    }
    Optional<String> open = open(question.metric(), days);
    if (open.isPresent()) {
      return new Horizon(days, question.users().orElse(0), Conclusion.refused(open.get()));
    }
    MetricSums sums = history(question, eve, asOf);
    long users = question.users().orElse(sums.metric().n());
    return new Horizon(days, users, TrialPlan.of(sums, question.holdout()));
  }

  private Optional<String> open(ImpactMetric metric, int days) {
    if (metric.kind() != ImpactMetric.Kind.OUTCOME) {
      return Optional.empty();
    }
    Outcome outcome = measures.outcome(String.valueOf(metric.of()));
    return outcome.days() > days
        ? Optional.of(
            "The outcome %s takes %d days to close.".formatted(outcome.name(), outcome.days()))
        : Optional.empty();
  }

  private MetricSums history(PowerQuestion question, LocalDate eve, LocalDate asOf) {
    ImpactMetric metric = question.metric();
    ScoreRun run = ground.run().get().prepare(eve, asOf);
    Scored before = run.at(eve, BEFORE);
    new Members(ground).of(asIf(question.target(), eve, asOf), before);
    run.at(asOf, AFTER);
    Map<String, String> measured = new LinkedHashMap<>();
    measured.put(
        metric.words(),
        metric.kind() == ImpactMetric.Kind.OUTCOME
            ? measures.happened(measures.outcome(String.valueOf(metric.of())), eve)
            : measures.daily(metric, AFTER));
    ground
        .engine()
        .table("trial_history", sql.trial(measured, Optional.of(measures.daily(metric, BEFORE))));
    return new TrialTable(ground.engine(), "trial_history", List.copyOf(measured.keySet()), true)
        .all().stream().findFirst().orElseThrow();
  }

  /** An intervention that was none, with a single arm. */
  private static Intervention asIf(Target target, LocalDate eve, LocalDate asOf) {
    return new Intervention(
        "history",
        "history",
        "",
        null,
        null,
        target,
        eve.plusDays(1),
        asOf,
        asOf,
        ImpactMetric.SCORE,
        0,
        Map.of("all", 1.0),
        null,
        null);
  }
}
