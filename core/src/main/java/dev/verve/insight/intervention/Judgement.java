package dev.verve.insight.intervention;

import dev.verve.insight.impact.Impact;
import dev.verve.insight.impact.ImpactWords;
import dev.verve.model.Intervention;
import java.time.LocalDate;
import java.util.List;

/**
 * What became of an intervention.
 *
 * @param intervention what was planned
 * @param impact whether it worked
 * @param course the mean of the metric in each arm from before the start to the analysis, day by
 *     day and within a day by arm
 */
public record Judgement(Intervention intervention, Impact impact, List<ArmDay> course) {
  public Judgement {
    course = List.copyOf(course);
  }

  /**
   * An arm on a day.
   *
   * @param day the date of the scores
   * @param arm its name
   * @param users how many have a value
   * @param mean the mean of their values
   */
  public record ArmDay(LocalDate day, String arm, long users, double mean) {}

  /** The verdict in a sentence. */
  public String sentence() {
    return ImpactWords.sentence(impact);
  }
}
