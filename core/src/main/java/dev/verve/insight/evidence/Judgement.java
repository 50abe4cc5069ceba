package dev.verve.insight.evidence;

import dev.verve.stats.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a proposal is worth on a cut that it was not learned from. */
final class Judgement {
  private final Cuts cuts;
  private final CutRows rows;
  private final double[] unseen;
  private final Map<Signal, double[]> signals;

  /**
   * A judgement.
   *
   * @param cuts what was learned on, and what is judged on
   * @param rows the users of the cut
   * @param unseen what the proposal makes of each of them
   * @param signals what naive rules and the present model make of them
   */
  Judgement(Cuts cuts, CutRows rows, double[] unseen, Map<Signal, double[]> signals) {
    this.cuts = cuts;
    this.rows = rows;
    this.unseen = unseen;
    this.signals = signals;
  }

  Tuning of(
      ActionTable.Size training,
      Learned learned,
      List<LearnedWeight> weights,
      double penalty,
      List<String> warnings) {
    Ranking ranking =
        new Ranking(
            rows.outcomes(), rows.isGrouped() ? Optional.of(rows.clusters()) : Optional.empty());
    List<Baseline> baselines =
        Stream.of(Signal.COUNT, Signal.RECENCY, Signal.DAYS, Signal.RAW)
            .map(it -> new Baseline(it.slug(), it.words(), ranking.compare(unseen, values(it))))
            .toList();
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
            .formatted(String.join(", ", cuts.learnedOn()), rows.size(), cuts.judgedOn()),
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
