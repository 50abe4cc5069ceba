package dev.verve.insight.evidence;

import dev.verve.stats.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What learned weights are worth on a cut that they were not learned from. */
record Judgement(Cuts cuts, CutRows rows, ActionTable tested, Map<Signal, double[]> signals) {

  Tuning of(
      ActionTable.Size training,
      Learned learned,
      Caps caps,
      double penalty,
      List<String> warnings) {
    Ranking ranking =
        new Ranking(
            tested.outcomes(), rows.isGrouped() ? Optional.of(rows.clusters()) : Optional.empty());
    double[] unseen = tested.sums(learned.values());
    List<Baseline> baselines =
        Stream.of(Signal.COUNT, Signal.RECENCY, Signal.DAYS, Signal.RAW)
            .map(it -> new Baseline(it.slug(), it.words(), ranking.compare(unseen, values(it))))
            .toList();
    List<LearnedWeight> weights = learned.weights(training.actions(), caps);
    Estimate auc = ranking.auc(unseen);
    TuneWords words = new TuneWords(auc, baselines, weights);
    List<String> said = new ArrayList<>(warnings);
    said.addAll(words.warnings());
    return new Tuning.Proposed(
        training.rows(),
        training.positives(),
        weights,
        auc,
        learned.lostByRounding(),
        baselines,
        penalty,
        "learned on %s, judged on %,d users of %s"
            .formatted(String.join(", ", cuts.learnedOn()), tested.rows(), cuts.judgedOn()),
        learned.says(),
        said,
        words.verdict());
  }

  private double[] values(Signal signal) {
    double[] values = signals.get(signal);
    if (values == null) {
      throw new IllegalStateException("no " + signal);
    }
    return values;
  }
}
