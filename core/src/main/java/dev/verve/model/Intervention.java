package dev.verve.model;

import static dev.verve.problem.Check.require;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done so that a metric moves, planned so that it can be judged: for whom, from
 * when to when, by what it is judged, and when.
 *
 * @param name its slug, also the salt by which users are assigned to arms
 * @param title what people read
 * @param what what is done, in words; empty where it is not told
 * @param owner who answers for it; null where nobody does
 * @param branch the branch of the model that it works on; null for no one branch
 * @param target for whom it is
 * @param start the first day
 * @param end the last day
 * @param analysis the day as of which it is judged, once
 * @param metric what should move
 * @param holdout the share of users, drawn by lot, who go without; 0 where all are treated
 * @param arms the treated arms by name with their shares among the treated, in any unit
 * @param cost what it cost, as text; null where it is not told
 * @param learned what was learned; null where nothing is noted yet
 */
public record Intervention(
    String name,
    String title,
    String what,
    @Nullable String owner,
    @Nullable String branch,
    Target target,
    LocalDate start,
    LocalDate end,
    LocalDate analysis,
    ImpactMetric metric,
    double holdout,
    Map<String, Double> arms,
    @Nullable String cost,
    @Nullable String learned) {
  /** The name of the arm that goes without. */
  public static final String HOLDOUT = "holdout";

  public Intervention {
    arms = Collections.unmodifiableMap(new LinkedHashMap<>(arms));
    require(!end.isBefore(start), "%s ends before it starts", name);
    require(!analysis.isBefore(start), "%s is judged before it starts", name);
    require(holdout >= 0 && holdout < 1, "a holdout is a share below 1, was %s", holdout);
    require(!arms.isEmpty(), "an intervention needs an arm");
    require(!arms.containsKey(HOLDOUT), "no treated arm is named %s", HOLDOUT);
    require(arms.values().stream().allMatch(s -> s > 0), "shares must be above 0, were %s", arms);
  }

  /** The same with what was noted since. */
  public Intervention withNotes(@Nullable String itsCost, @Nullable String itsLearned) {
    return new Intervention(
        name,
        title,
        what,
        owner,
        branch,
        target,
        start,
        end,
        analysis,
        metric,
        holdout,
        arms,
        itsCost,
        itsLearned);
  }

  /** The same with another last day, judged as of another. */
  public Intervention withEnd(LocalDate last, LocalDate judged) {
    return new Intervention(
        name, title, what, owner, branch, target, start, last, judged, metric, holdout, arms, cost,
        learned);
  }

  /** Whether chance decides who goes without. */
  public boolean isRandomised() {
    return holdout > 0;
  }

  /** All arms with their shares of everybody, which sum to 1, the holdout first. */
  public Map<String, Double> shares() {
    double whole = arms.values().stream().mapToDouble(share -> share).sum();
    Map<String, Double> shares = new LinkedHashMap<>();
    if (isRandomised()) {
      shares.put(HOLDOUT, holdout);
    }
    arms.forEach((arm, share) -> shares.put(arm, (1 - holdout) * share / whole));
    return shares;
  }

  /** The last day before it started. */
  public LocalDate dayBefore() {
    return start.minusDays(1);
  }
}
