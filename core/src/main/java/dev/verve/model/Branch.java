package dev.verve.model;

import static dev.verve.problem.Check.require;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A branch of the metric tree: actions that belong together and somebody who answers for them.
 *
 * @param slug name of the branch
 * @param title the name that people read
 * @param owner who answers for it
 * @param maxPoints the most that its actions can bring together; null for no limit. Above it the
 *     actions share the cap in proportion, so that the parts still sum
 * @param actions at least one
 */
public record Branch(
    String slug, String title, Owner owner, @Nullable Double maxPoints, List<Action> actions) {
  public Branch {
    actions = List.copyOf(actions);
    require(!actions.isEmpty(), "branch %s has no action", slug);
    require(maxPoints == null || maxPoints > 0, "max_points must be above 0, was %s", maxPoints);
  }

  /** The same branch with other actions. */
  public Branch withActions(List<Action> others) {
    return new Branch(slug, title, owner, maxPoints, others);
  }
}
