package dev.verve.insight.impact;

import static dev.verve.problem.Check.require;

import java.util.List;

/**
 * One group of an experiment.
 *
 * @param name what the data calls it
 * @param users everybody assigned to it, with or without values
 * @param metrics the sums of each metric, in the experiment's order
 */
public record Arm(String name, long users, List<MetricSums> metrics) {
  public Arm {
    require(users >= 0, "users must not be negative, was %s", users);
    metrics = List.copyOf(metrics);
  }
}
