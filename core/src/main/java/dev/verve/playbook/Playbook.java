package dev.verve.playbook;

import static dev.verve.problem.Check.require;

import dev.verve.alert.AlertRule;
import dev.verve.insight.impact.Assignment;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Steps that begin when a rule holds for a user or account.
 *
 * @param rule what begins it; its cool-down keeps the same one from entering again too soon
 * @param holdout the share of entries that nothing is done for, to compare with
 * @param steps in their order
 * @param checkAfter days after the entry at which the outcome is noted, of both groups alike
 * @param named who answers for it; null where the first task's owner does
 */
public record Playbook(
    AlertRule rule, double holdout, List<Step> steps, int checkAfter, @Nullable String named) {
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

  /** Who answers for it: who is named, else the owner of its first task. */
  public Optional<String> owner() {
    return Optional.ofNullable(named)
        .or(
            () ->
                steps.stream()
                    .filter(Step.Task.class::isInstance)
                    .map(step -> ((Step.Task) step).owner())
                    .findFirst());
  }

  /** Its steps in a sentence. */
  public String words() {
    StepWords words = new StepWords();
    return steps.stream().map(step -> step.by(words)).collect(Collectors.joining("; "));
  }

  /** What is hashed with a subject to decide who is left alone. */
  public static String salt(String slug) {
    return "playbook " + slug;
  }

  /**
   * Whether nothing is done for a subject: by a hash of the playbook's name and the subject, so
   * that the same one falls on the same side each time, whatever else happens.
   */
  public boolean leavesAlone(String subject) {
    return Assignment.position(salt(slug()), subject) < holdout;
  }
}
