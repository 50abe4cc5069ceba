package dev.verve.playbook;

import static dev.verve.problem.Check.require;

import dev.verve.alert.AlertRule;
import dev.verve.insight.impact.Assignment;
import java.util.List;

/**
 * Steps that begin when a rule holds for a user or account.
 *
 * @param rule what begins it; its cool-down keeps the same one from entering again too soon
 * @param holdout the share of entries that nothing is done for, to compare with
 * @param steps in their order
 * @param checkAfter days after the entry at which the outcome is noted, of both groups alike
 */
public record Playbook(AlertRule rule, double holdout, List<Step> steps, int checkAfter) {
  /** The share left alone unless the playbook says another. */
  public static final double USUAL_HOLDOUT = 0.1;

  /** The days until the outcome unless the playbook says others. */
  public static final int USUAL_CHECK = 28;

  public Playbook {
    steps = List.copyOf(steps);
    require(holdout >= 0 && holdout < 1, "a holdout is from 0 to below 1, was %s", holdout);
    require(checkAfter >= 1, "an outcome is at least 1 day away, was %s", checkAfter);
    require(rule.trigger().isOfEach(), "a playbook is about each user or account");
  }

  /** The name that people script against. */
  public String slug() {
    return rule.slug();
  }

  /**
   * Whether nothing is done for a subject: by a hash of the playbook's name and the subject, so
   * that the same one falls on the same side each time, whatever else happens.
   */
  public boolean leavesAlone(String subject) {
    return Assignment.position("playbook " + slug(), subject) < holdout;
  }
}
