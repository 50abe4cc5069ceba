package dev.verve.insight.intervention;

import static dev.verve.problem.Check.require;

import dev.verve.model.Entity;

/**
 * Those who came into an intervention one by one, each on a day of their own, such as into a
 * playbook.
 *
 * @param members a query of {@code entity, id, arm, day}, a row each; nothing was done for anybody
 *     before the end of that day
 * @param of what came in
 * @param checkAfter the days from the entry to the date as of which each is measured
 */
public record Entries(String members, Entity of, int checkAfter) {
  public Entries {
    require(checkAfter >= 1, "a check is at least 1 day away, was %s", checkAfter);
  }
}
