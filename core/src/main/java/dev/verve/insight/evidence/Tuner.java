package dev.verve.insight.evidence;

import dev.verve.stats.Auc;
import dev.verve.stats.BootstrapWeights;
import dev.verve.stats.Estimate;
import dev.verve.stats.LogisticFit;
import dev.verve.stats.LogisticRegression;
import dev.verve.stats.SignedFit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Learns what actions are worth from what became of the users who did them: a logistic regression
 * on capped amounts with weights at or above zero, so that the score stays a plain sum.
 *
 * <p>In a table rows have no order in time, so users to test on are kept apart by five seeded
 * folds: each user is scored by weights learned on the other four fifths. That a rule holds later
 * on too is not shown by this. The weights predict; they do not say that an action causes the
 * outcome. The penalty is chosen on all folds together and the best single action with hindsight,
 * which favours that baseline.
 */
public final class Tuner {
  private static final String METHOD =
      "5 seeded folds, each user scored by weights learned on the others; rows have no time, so"
          + " later data are not tested";

  private static final LogisticRegression REGRESSION = LogisticRegression.nonNegative();

  private final BootstrapWeights.Plan plan;

  private Tuner(BootstrapWeights.Plan plan) {
    this.plan = plan;
  }

  /** With 500 refits from seed 1. */
  public static Tuner standard() {
    return new Tuner(BootstrapWeights.Plan.defaults());
  }

  /** With other refits or another seed. */
  public Tuner withPlan(BootstrapWeights.Plan other) {
    return new Tuner(other);
  }

  /** Learns the weights of a table. */
  public Tuning tune(ActionTable table) {
    Caps caps = Caps.of(table);
    if (caps.kept().length == 0) {
      return TuneGuards.refused(table, caps, List.of("No action varies enough to learn from."));
    }
    ActionTable capped = table.capped(caps);
    List<String> reasons = TuneGuards.reasonsToRefuse(capped);
    if (!reasons.isEmpty()) {
      return TuneGuards.refused(table, caps, reasons);
    }
    SignedFit signed = SignedFit.of(capped.sample());
    Optional<String> separation = TuneGuards.separation(signed, capped);
    if (separation.isPresent()) {
      return TuneGuards.refused(table, caps, List.of(separation.get()));
    }
    return propose(table, caps, capped, signed);
  }

  private Tuning propose(ActionTable table, Caps caps, ActionTable capped, SignedFit signed) {
    double penalty = PenaltyChoice.overFolds(REGRESSION, capped, plan.seed()).penalty();
    Learned learned = Learned.from(capped, signed, REGRESSION.withPenalty(penalty), plan);
    double[] unseen = crossFitted(capped, penalty);
    Ranking ranking = new Ranking(table.outcomes(), table.clusters());
    List<Baseline> baselines = baselines(table, capped, unseen, ranking);
    List<LearnedWeight> weights = learned.weights(table.actions(), caps);
    List<String> warnings = new ArrayList<>(caps.warnings(table.actions()));
    warnings.addAll(TuneGuards.warnings(capped));
    Estimate auc = ranking.auc(unseen);
    TuneWords words = new TuneWords(auc, baselines, weights);
    warnings.addAll(words.warnings());
    return new Tuning.Proposed(
        table.rows(),
        table.positives(),
        weights,
        auc,
        learned.lostByRounding(),
        baselines,
        penalty,
        METHOD,
        learned.says(),
        warnings,
        words.verdict());
  }

  private double[] crossFitted(ActionTable capped, double penalty) {
    Folds folds = Folds.deal(capped.outcomes(), capped.clusters(), plan.seed());
    double[] logOdds = new double[capped.rows()];
    for (int fold = 0; fold < Folds.COUNT; fold++) {
      LogisticFit fit =
          REGRESSION.withPenalty(penalty).fit(capped.rows(folds.training(fold)).sample());
      int[] testing = folds.testing(fold);
      if (testing.length > 0) {
        double[] predicted = fit.logOdds(capped.rows(testing).design());
        IntStream.range(0, testing.length).forEach(i -> logOdds[testing[i]] = predicted[i]);
      }
    }
    return logOdds;
  }

  private static List<Baseline> baselines(
      ActionTable table, ActionTable capped, double[] unseen, Ranking ranking) {
    int best = bestAction(capped);
    return List.of(
        new Baseline(
            "count",
            "the unweighted count of all actions",
            ranking.compare(unseen, table.counts())),
        new Baseline(
            "best_action",
            capped.actions().get(best) + " alone",
            ranking.compare(unseen, capped.column(best))));
  }

  private static int bestAction(ActionTable capped) {
    int best = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int action = 0; action < capped.actions().size(); action++) {
      double auc = Auc.of(capped.column(action), capped.outcomes());
      if (auc > highest) {
        highest = auc;
        best = action;
      }
    }
    return best;
  }
}
