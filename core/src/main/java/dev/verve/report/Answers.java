package dev.verve.report;

import dev.verve.insight.Distribution;
import dev.verve.insight.Fall;
import dev.verve.insight.HistoryDay;
import dev.verve.insight.Movement;
import dev.verve.insight.ScoreHistogram;
import dev.verve.insight.Tree;
import dev.verve.insight.diagnosis.Diagnosis;
import dev.verve.insight.metrics.MetricAnswer;
import dev.verve.insight.retention.RetentionAnswer;
import dev.verve.model.Band;
import dev.verve.model.ScoreModel;
import java.util.List;

/**
 * All that a report tells, each as the command of its name answers it.
 *
 * @param model whose scores they are
 * @param version of the model and its lock
 * @param distribution at the date of the report
 * @param histogram of the same scores
 * @param days the distribution of the days up to it
 * @param movement since the earlier date
 * @param tree at the date
 * @param treeBefore at the earlier date
 * @param falls the largest since the earlier date
 * @param diagnosis of the change since then
 * @param retention of all users up to the end of the events
 * @param metrics of the period that ends with the date
 * @param warnings what the reader should know
 */
public record Answers(
    ScoreModel model,
    String version,
    Distribution distribution,
    ScoreHistogram histogram,
    List<HistoryDay> days,
    Movement movement,
    Tree tree,
    Tree treeBefore,
    List<Fall> falls,
    Diagnosis diagnosis,
    RetentionAnswer retention,
    MetricAnswer metrics,
    List<String> warnings) {
  public Answers {
    days = List.copyOf(days);
    falls = List.copyOf(falls);
    warnings = List.copyOf(warnings);
  }

  /** The names of the bands as people read them, lowest first. */
  List<String> bandTitles() {
    return model.bands().list().stream().map(Band::title).toList();
  }

  /** What is scored, in the plural. */
  String those() {
    return model.entity().word() + "s";
  }
}
