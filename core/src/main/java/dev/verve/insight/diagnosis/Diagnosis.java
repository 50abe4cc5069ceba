package dev.verve.insight.diagnosis;

import dev.verve.stats.Effect;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Why the average score changed between two dates. Actions with edits, branches with edits, each
 * segment view, the population, the cohorts and the bands each sum to the change, to 1e-9.
 *
 * @param from the earlier date
 * @param to the later date
 * @param usersFrom everybody at the earlier date
 * @param usersTo everybody at the later date
 * @param averageFrom the average at the earlier date, by the model that stood then
 * @param averageTo the average at the later date
 * @param change the change with its interval
 * @param edits what we changed ourselves; empty where one model stood at both dates
 * @param branches each branch of both models
 * @param actions each action of both models
 * @param segments each trait of the model's segments
 * @param pair the two traits that tell more together than each alone; empty where none do
 * @param population who stayed, left and came
 * @param cohorts users in their first week against the others
 * @param bands who moved between bands
 * @param causes all candidates, those to report first, the largest first
 * @param spots where an action moved a segment's own users far more than the others, the most users
 *     times points first
 * @param warnings what could not be said, and why
 */
public record Diagnosis(
    LocalDate from,
    LocalDate to,
    long usersFrom,
    long usersTo,
    double averageFrom,
    double averageTo,
    Effect change,
    Optional<Edits> edits,
    List<BranchEffect> branches,
    List<ActionEffect> actions,
    List<SegmentView> segments,
    Optional<SegmentView> pair,
    Population population,
    SegmentView cohorts,
    List<BandEffect> bands,
    List<Cause> causes,
    List<Spot> spots,
    List<String> warnings) {

  /**
   * The change by who was there.
   *
   * @param retained users of both dates
   * @param entered users who came
   * @param lost users who left
   */
  public record Population(GroupEffect retained, GroupEffect entered, GroupEffect lost) {}

  /** The change of the average. */
  public double delta() {
    return averageTo - averageFrom;
  }

  /** The causes to report, the largest first. */
  public List<Cause> reported() {
    return causes.stream().filter(Cause::significant).toList();
  }

  /** The causes to report of one view, the largest first. */
  public List<Cause> reported(Cause.View view) {
    return reported().stream().filter(cause -> cause.view() == view).toList();
  }

  /** Whether there is anything to report. */
  public boolean isChange() {
    return causes.stream().anyMatch(Cause::significant) || !spots.isEmpty();
  }

  /** {@code change} or {@code no significant change}. */
  public String verdict() {
    return isChange() ? "change" : "no significant change";
  }
}
