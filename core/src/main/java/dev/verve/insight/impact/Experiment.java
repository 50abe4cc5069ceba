package dev.verve.insight.impact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Judges the experiment that a table of users holds, and notes what is odd in the table. */
public final class Experiment {
  private final TrialTable table;
  private final TrialAnalysis analysis;

  public Experiment(TrialTable table, TrialAnalysis analysis) {
    this.table = table;
    this.analysis = analysis;
  }

  /**
   * The answer.
   *
   * @param control the group to compare with
   * @param shares the intended share of each group; empty where all are equal
   */
  public Impact judge(String control, Map<String, Double> shares) {
    Trial trial = table.trial(control, shares);
    List<String> notes = new ArrayList<>();
    note(notes, table.withoutGroup(), "%s rows name no group and are left out.");
    note(
        notes,
        table.repeated(),
        "%s rows repeat a user: the test takes each row for a user of its own. Give one row a user.");
    for (int metric = 0; metric < table.metrics().size(); metric++) {
      if (!TrialTable.isShare(trial, metric) && !table.columns().isRatio(metric)) {
        Outlier.sentence(table.outliers(metric)).ifPresent(notes::add);
      }
    }
    List<SegmentEffect> explored = new Exploration(table, analysis).effects(control, shares);
    if (!explored.isEmpty()) {
      notes.add(
          "Effects in segments are exploratory: they raise questions for the next experiment and decide nothing.");
    }
    return analysis.judge(trial).withWarnings(notes).withExplored(explored);
  }

  private static void note(List<String> notes, long count, String sentence) {
    if (count > 0) {
      notes.add(sentence.formatted(String.format(Locale.ROOT, "%,d", count)));
    }
  }
}
